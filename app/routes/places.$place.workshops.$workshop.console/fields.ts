/** The id of a part of the page, or the name of a field, that there is one of for each step, choice or follow-up. */
export const fieldOf = (field: string, id: string) => `${field}-${id}`;
