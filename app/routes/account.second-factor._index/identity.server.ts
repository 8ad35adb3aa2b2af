import { type AppLoadContext, data, redirect } from '@remix-run/node';
import { CODE_MESSAGE, PRESENT_PASSWORD_MESSAGE } from '~/components/account/messages';
import type { IdentityErrors } from '~/components/account/identity-fields';
import { postedForm, postedText, refuse } from '~/lib/http';
import { paths } from '~/lib/paths';
import { findSignInWays } from '~/services/second-factors.server';
import { refuseThrottled } from '../sign-in/sign-in-reply.server';
import { getAccount } from '../sign-in/signed-in.server';

/** The id of whoever is signed in, with a second factor; others are led to their account. */
export async function getSecured(context: AppLoadContext, request: Request): Promise<string> {
  const { id } = await getAccount(context, request);
  const ways = await findSignInWays(context, id);
  if (!ways?.secondFactor) throw redirect(paths.account);
  return id;
}

const LONGEST_CODE = 100;

const wrong = (errors: IdentityErrors) => data({ errors, codes: undefined }, { status: 400 });

/** Reads a posted password and code; `problem` where one of them is missing. */
export async function readIdentity(request: Request) {
  const form = await postedForm(request);
  const given = {
    password: postedText(form, 'password'),
    code: postedText(form, 'code').slice(0, LONGEST_CODE),
  };
  const errors: IdentityErrors = {
    ...(given.password === '' && { password: PRESENT_PASSWORD_MESSAGE }),
    ...(given.code.trim() === '' && { code: CODE_MESSAGE }),
  };
  return { given, problem: Object.keys(errors).length > 0 ? wrong(errors) : undefined };
}

/** What is answered where somebody has not proved who they are. */
export function refuseIdentity(outcome: 'wrong-password' | 'wrong-code' | 'throttled' | 'not-there') {
  switch (outcome) {
    case 'wrong-password':
      return wrong({ password: PRESENT_PASSWORD_MESSAGE });
    case 'wrong-code':
      return wrong({ code: CODE_MESSAGE });
    case 'throttled':
      return refuseThrottled();
    case 'not-there':
      return refuse(409, 'This was changed in the meantime. Open your account again to see how it stands.');
  }
}
