import '@remix-run/node';
import type { Logger } from 'pino';
import type { Settings } from '~/lib/env.server';
import type { SingleSignOn } from '~/lib/single-sign-on.server';
import type { Outgoing } from '~/live/event-stream.server';
import type { Services } from '~/services/context.server';

declare module '@remix-run/node' {
  interface Future {
    v3_singleFetch: true;
  }
  /** What `server.ts` hands to every loader and action. */
  interface AppLoadContext extends Services, Outgoing {
    settings: Settings;
    /** Undefined where no provider is set. */
    singleSignOn: SingleSignOn | undefined;
    /** When this process last swept well, by what it swept. */
    swept: ReadonlyMap<string, Date>;
    log: Logger;
    nonce: string;
    requestId: string;
    /** The client's network address, as far as the proxies in front are trusted. Never stored or logged as it is. */
    address: string;
  }
}
