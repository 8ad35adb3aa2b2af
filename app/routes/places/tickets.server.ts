import type { AppLoadContext } from '@remix-run/node';
import { paths } from '~/lib/paths';
import { originOf } from './invitations.server';

/** The link of a single-use code, absolute. */
export const linkOfCode = (context: AppLoadContext, request: Request, code: string) =>
  originOf(context, request) + paths.withCode(code);
