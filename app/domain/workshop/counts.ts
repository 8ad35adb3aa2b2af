/** How many take part, for console and projector: never what they said. */
export interface WorkshopCounts {
  /** Devices that joined. */
  readonly devices: number;
  /** People who vote by them. */
  readonly people: number;
  /** Devices by sector id, or '' where it was not said. */
  readonly bySector: Readonly<Record<string, number>>;
  /** Devices that voted in the round at hand; 0 where there is none. */
  readonly voted: number;
  /** Texts that wait to be read by the facilitator. */
  readonly waiting: number;
}
