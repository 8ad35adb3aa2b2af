/** What a device votes in a round: the newest by (sequence, tab). */
export interface WorkshopVoteTable {
  workshop_id: string;
  step_id: string;
  round: number;
  device_id: string;
  /** A level "1" to "5", "dk", "na", or the id of an option. */
  value: string;
  sequence: number;
  /** Which of the browsers that share a device id sent it. */
  tab: string;
}
