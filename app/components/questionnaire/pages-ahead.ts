/** What Remix tells the browser of its routes; only the part that is read here. */
interface Manifest {
  routes: Record<string, { module: string } | undefined>;
}

/**
 * Loads the code of a page that may be opened later without a connection. Where that fails nothing happens, and the page
 * is asked for when it is opened. (`<Link prefetch>` does more: when its fetch fails, Remix loads the present page anew,
 * which without a connection ends on the browser's own page of errors.)
 *
 * @param route its id, such as `routes/answer.$handle.steps`
 */
export async function loadAhead(route: string): Promise<void> {
  const { __remixManifest: manifest } = window as { __remixManifest?: Manifest };
  const module = manifest?.routes[route]?.module;
  if (module === undefined) return;
  try {
    // eslint-disable-next-line no-restricted-syntax -- a page of this app, by the address that the build gave it
    await import(/* @vite-ignore */ module);
  } catch {
    // No connection just now.
  }
}
