/**
 * Options of Remix's Vite plugin; `vite.config.ts` reads this file and nothing else configures Remix.
 * All future flags but one are on, so that a move to React Router 7 is a change of imports (docs/decisions).
 * @type {import('@remix-run/dev').VitePluginConfig}
 */
export default {
  appDirectory: 'app',
  buildDirectory: 'build',
  future: {
    v3_fetcherPersist: true,
    // Off: asking the server for each new address would end page turns without a connection, and would put the
    // addresses of one person's answers into the query of a request.
    v3_lazyRouteDiscovery: false,
    v3_relativeSplatPath: true,
    v3_routeConfig: true,
    v3_singleFetch: true,
    v3_throwAbortReason: true,
  },
};
