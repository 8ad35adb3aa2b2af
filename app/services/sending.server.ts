import type { MailText } from '~/domain/mail/mail-text';
import type { Services } from './context.server';

/**
 * Sends a message, where there is a mail server. That it could not be sent is no error here; whatever sends it logs why.
 * @param to one address
 * @returns whether the mail server has taken it
 */
export async function trySending(
  { mail }: Pick<Services, 'mail'>,
  to: string,
  { subject, text }: MailText,
): Promise<boolean> {
  if (!mail) return false;
  return mail.send({ to, subject, text }).then(
    () => true,
    () => false,
  );
}
