/** What the processes on one database tell each other, without any of it being stored. */
export interface Others {
  /** Tells all others of a topic, soon; of one that was told several times before it went out, once. Never throws. */
  send(topic: string): void;
  /** Sends what is still to be sent, where that is possible, and ends the connection. */
  close(): Promise<void>;
}

/**
 * Connects with them, and again whenever the connection was lost.
 * @param hear told a topic that another process has sent; undefined once connected: from before any may have been missed
 */
export type ConnectOthers = (hear: (topic: string | undefined) => void) => Others;
