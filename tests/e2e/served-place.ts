import type { BrowserContext } from 'playwright-core';
import { openDatabase } from 'db/client';
import { migrateToLatest } from 'db/migrate';
import { accountCookie } from '~/lib/account-session.server';
import { deriveKeys } from '~/lib/keys.server';
import type { Services } from '~/services/context.server';
import type { InPlace } from '~/services/places.server';
import { beginSession } from '~/services/sessions.server';
import { makePlace } from '../factories/place';
import { makeServices } from '../factories/services';
import { type RunningApp, startApp } from '../setup/app';
import { newDatabase } from '../setup/databases';

const SECRET = 'a secret that the tests and the app they start share';

/** A place, and an app beside which the test itself works on the same database. */
export interface ServedPlace {
  app: RunningApp;
  services: Services;
  /** Its lead. */
  by: InPlace;
  /** Signs the lead in, in one browser. */
  signIn(context: BrowserContext): Promise<void>;
  /** For `afterAll`. */
  end(): Promise<void>;
}

export async function servePlace(): Promise<ServedPlace> {
  const { url, remove } = await newDatabase('sqlite');
  const database = await openDatabase(url);
  await migrateToLatest(database);
  const services = { ...makeServices(database.db), keys: deriveKeys(SECRET) };
  const by = await makePlace(services);
  const app = await startApp({ env: { DATABASE_URL: url, SESSION_SECRET: SECRET } });
  return {
    app,
    services,
    by,
    async signIn(context) {
      const token = await services.db
        .transaction()
        .execute((trx) => beginSession(trx, services, by.accountId, { token: undefined }));
      const [name = '', value = ''] = accountCookie(token, { secure: false }).split(';')[0]!.split('=');
      await context.addCookies([{ name, value, url: app.url }]);
    },
    async end() {
      await app.stop();
      await database.close();
      await remove();
    },
  };
}
