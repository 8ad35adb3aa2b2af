/** One installation-wide value, such as the name of its controller. Never a secret: whoever copies the database has it. */
export interface SettingTable {
  key: string;
  value: string;
}
