/** The migrations this database has been through. */
export interface MigrationTable {
  name: string;
}
