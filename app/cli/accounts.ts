import { EMAIL_MESSAGE, isEmailAddress } from '~/lib/email-address';
import { addAccount, replacePassword } from '~/services/accounts.server';
import { dropSecondFactor } from '~/services/second-factors.server';
import { withServices } from './with-services';

/**
 * Makes an account and shows its password.
 * @param words the e-mail address, then the name in one word or several
 * @throws Error that says what to do
 */
export async function addAccountCommand([email = '', ...names]: string[]): Promise<void> {
  const name = names.join(' ').trim();
  checkEmail(email);
  if (name === '') throw new Error('Say the name too: npm run concord -- account-add EMAIL NAME');
  const added = await withServices((services) => addAccount(services, { email, name }));
  switch (added.outcome) {
    case 'added':
      return showPassword(email, added.password);
    case 'email-taken':
      throw new Error(`There is an account with the e-mail address ${email} already.`);
    case 'no-set-up':
      throw new Error(
        'There is no administrator yet: start the server and make the first account on its set-up page.',
      );
  }
}

/**
 * Gives an account a new password and shows it.
 * @param words the e-mail address
 * @throws Error where there is no such account
 */
export async function newPasswordCommand([email = '']: string[]): Promise<void> {
  checkEmail(email);
  const password = await withServices((services) => replacePassword(services, email));
  if (password === undefined) throw new Error(`There is no account with the e-mail address ${email}.`);
  showPassword(email, password);
}

/**
 * Lets an account sign in with its password alone again.
 * @param words the e-mail address
 * @throws Error where there is no such account, or it is asked for no code
 */
export async function noCodeCommand([email = '']: string[]): Promise<void> {
  checkEmail(email);
  const dropped = await withServices((services) => dropSecondFactor(services, email));
  if (dropped === undefined) throw new Error(`There is no account with the e-mail address ${email}.`);
  if (dropped === 'none') throw new Error(`${email} is asked for no code already.`);
  console.log(`${email} can sign in with the password alone.`);
}

function checkEmail(email: string): void {
  if (!isEmailAddress(email)) throw new Error(`${EMAIL_MESSAGE}.`);
}

function showPassword(email: string, password: string): void {
  console.log(`${email} can sign in with this password, which is shown this once:\n\n  ${password}\n`);
}
