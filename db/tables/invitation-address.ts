/** An e-mail address that a code goes to. Deleted when the assessment closes. */
export interface InvitationAddressTable {
  id: string;
  assessment_id: string;
  /** Keyed hash of the address in lower case, so that nobody is on the list twice. */
  address_hash: string;
  /** The address sealed with the installation's key. */
  address_sealed: string;
  code_hash: string;
  /** What goes to it next, or went last. */
  mail: 'invitation' | 'reminder';
  state: 'waiting' | 'sending' | 'sent' | 'failed';
  /** How often sending it was tried. */
  attempts: number;
  /** ISO-8601 UTC: when it is tried next; while it is being sent, when another process may take it over. */
  due_at: string;
}
