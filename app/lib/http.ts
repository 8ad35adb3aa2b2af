import { data } from '@remix-run/node';

/** Ends a loader or action with a page that says what is the matter, in plain words. */
export function refuse(status: 400 | 404 | 405 | 409 | 410 | 429, words?: string): never {
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- Remix shows thrown data through the error boundary
  throw data(words ?? null, { status });
}

/** The fields of a posted form; 400 where the body is none. */
export async function postedForm(request: Request): Promise<FormData> {
  try {
    return await request.formData();
  } catch {
    refuse(400, 'This form could not be read. Nothing was changed. Open the page again.');
  }
}

/** What one field of a posted form holds, as it was typed; '' where it is missing or a file. */
export function postedText(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}

/** Whether a posted value could be an id that this app gave: anything else need not be looked up. */
export const isRandomId = (value: FormDataEntryValue): value is string =>
  typeof value === 'string' && /^[0-9a-f]{32}$/.test(value);

/** Whether the browser reached us by https: as the public address says where one is set, else as the request does. */
export const isSecure = (request: Request, baseUrl: string | undefined): boolean =>
  (baseUrl ?? request.url).startsWith('https:');

/** The address that others reach this installation by, without a path: as set, or as this request came. */
export const originOf = (request: Request, baseUrl: string | undefined): string =>
  baseUrl ?? new URL(request.url).origin;

/**
 * Runs a loader or action of a route that has no page, such as a file: what is refused in it is told in plain words, since
 * Remix shows what is thrown through pages alone and would make an error of it.
 */
export async function withoutPage(run: () => Promise<Response>): Promise<Response> {
  try {
    return await run();
  } catch (thrown) {
    const refused = thrown as Partial<ReturnType<typeof data<string | null>>> | null;
    const status = refused?.type === 'DataWithResponseInit' ? refused.init?.status : undefined;
    if (status === undefined) throw thrown;
    const words = refused?.data ?? 'Nothing is here.';
    return new Response(`${words}\n`, { status, headers: { 'Content-Type': 'text/plain; charset=utf-8' } });
  }
}
