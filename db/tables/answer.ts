/** A level from 1 to 5, "I don't know", or "Does not apply here". */
export type AnswerValue = '1' | '2' | '3' | '4' | '5' | 'dk' | 'na';

/** The newest answer of a response to a question; which one is newest, (sequence, device) says. */
export interface AnswerTable {
  response_id: string;
  question_id: string;
  value: AnswerValue;
  /** The device's own count, 1 to 2,147,483,647, carried on from the last one the server told it. */
  sequence: number;
  /** Random name of the device; settles who wins between two that reached the same count. ASCII. */
  device: string;
}
