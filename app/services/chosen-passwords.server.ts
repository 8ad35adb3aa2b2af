import { PASSWORD_MESSAGES } from '~/domain/passwords/messages';
import { passwordWeakness } from '~/domain/passwords/weakness';
import { isCommonPassword } from '~/lib/common-passwords.server';

/**
 * What to do about a password that somebody chooses, in words to stand beside the field; undefined where it can be
 * taken. Also refuses what stands in a list of passwords that were stolen most often.
 * @param about whose it is; `name` and `email` as typed, '' where not known
 */
export async function passwordProblem(
  password: string,
  about: { name: string; email: string },
): Promise<string | undefined> {
  const weakness = passwordWeakness(password, about);
  if (weakness) return PASSWORD_MESSAGES[weakness];
  return (await isCommonPassword(password)) ? PASSWORD_MESSAGES.common : undefined;
}
