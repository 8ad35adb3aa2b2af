import type { AppLoadContext } from '@remix-run/node';
import { originOf } from '~/lib/http';
import { paths } from '~/lib/paths';

/** The link of a single-use code, absolute. */
export const linkOfCode = (context: AppLoadContext, request: Request, code: string) =>
  originOf(request, context.settings.baseUrl) + paths.withCode(code);
