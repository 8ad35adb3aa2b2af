/** Longest address that mail can be sent to (RFC 5321, section 4.5.3.1.3, without its brackets). */
export const EMAIL_MOST = 254;

/**
 * Whether a text is written like an e-mail address. Whether anybody reads what is sent there only sending can tell, so
 * that nothing odd but possible is refused.
 */
export function isEmailAddress(text: string): boolean {
  return text.length <= EMAIL_MOST && /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/.test(text);
}

/** Said of one that is not. */
export const EMAIL_MESSAGE = 'Enter an e-mail address in full, such as name@example.org';

/** An e-mail address in the one form it is stored and compared in. */
export const normalEmail = (email: string): string => email.trim().toLowerCase();
