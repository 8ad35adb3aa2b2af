import { redirect, type ActionFunctionArgs } from '@remix-run/node';
import { paths } from '~/lib/paths';
import { refuse } from '~/lib/http';
import { readerCookie } from './places/results-reader.server';

/** No page of its own. */
export const loader = () => refuse(404);

/** Makes this browser forget results that it opened by a link, there or not. */
export function action({ request, params, context }: ActionFunctionArgs) {
  const where = { placeId: params.place ?? '', assessmentId: params.assessment ?? '' };
  // The address becomes part of a header.
  if (!/^[0-9a-f]+ [0-9a-f]+$/.test(`${where.placeId} ${where.assessmentId}`)) refuse(404);
  return redirect(paths.home, { headers: { 'Set-Cookie': readerCookie(context, request, where, null) } });
}
