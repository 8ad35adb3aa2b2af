/** Yes or no as both engines store it: SQLite has no booleans. */
export type Flag = 0 | 1;
