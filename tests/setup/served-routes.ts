import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createRequestHandler } from '@remix-run/express';
import type { AppLoadContext, ServerBuild } from '@remix-run/node';
import express from 'express';
import { outgoingBy } from '~/live/event-stream.server';
import * as web from '~/lib/web.server';
import type { Services } from '~/services/context.server';

/**
 * Serves the routes of the built product from within the test, for what has to be looked at from the inside. Most tests
 * want `startApp` instead.
 */
export async function serveRoutes(services: Services): Promise<{ url: string; stop(): Promise<void> }> {
  const build = (await import(
    /* @vite-ignore */ new URL('../../build/server/index.js', import.meta.url).href
  )) as ServerBuild;
  const app = express();
  app.use(web.identify, web.secureHeaders('production'), web.refuseOddMethods, web.compress);
  const answer = createRequestHandler({
    build,
    mode: 'production',
    getLoadContext: (_req, res) =>
      ({ ...services, settings: {}, address: '', ...outgoingBy(res) }) as unknown as AppLoadContext,
  });
  app.all('*', (req, res, next) => void answer(req, res, next));
  const server = createServer(app).listen(0);
  await once(server, 'listening');
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    async stop() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
