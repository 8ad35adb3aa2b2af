/** The id of a question's first choice in the page, where error summaries and lists link to. */
export const questionAnchor = (id: string) => `q-${id.replace('.', '-')}`;

/** The name under which a question's comment is posted; its answer goes by the question's id. */
export const commentName = (id: string) => `comment:${id}`;

/** The value that a field showed when the page was made, so that only what the person changed is saved. */
export const shownName = (field: string) => `shown:${field}`;

/** Which questions a page belongs to: posted along, so that a page of another version is noticed. */
export const versionOf = (set: string, form: string) => `${set}/${form}`;
