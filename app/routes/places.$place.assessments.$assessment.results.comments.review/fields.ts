/** The names of the fields that a comment has in the form, also the ids of those that can be seen. */
export const fieldOf = (field: 'seen' | 'decision' | 'text', commentId: string) => `${field}-${commentId}`;
