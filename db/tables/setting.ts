/** One installation-wide value, such as the secret that sessions are signed with. */
export interface SettingTable {
  key: string;
  value: string;
}
