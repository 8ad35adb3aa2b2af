/**
 * Composition root: reads the settings, opens the database, loads the questions, and builds once what every loader,
 * action and job is handed. `npm start` serves the build; `--dev` compiles on the fly.
 */
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import { createRequestHandler } from '@remix-run/express';
import type { ServerBuild } from '@remix-run/node';
import express from 'express';
import { pino } from 'pino';
import sirv from 'sirv';
import { openDatabase } from 'db/client';
import { migrateToLatest } from 'db/migrate';
import { openInstrument } from 'questions/check';
import { outgoingBy } from '~/live/event-stream.server';
import { openLive } from '~/live/poke.server';
import { startComputingEditions } from '~/jobs/editions.server';
import { startRehearsing } from '~/jobs/rehearsals.server';
import { startSweeping } from '~/jobs/sweep.server';
import { announceMode, readSettings } from '~/lib/env.server';
import { deriveKeys } from '~/lib/keys.server';
import { openMailer } from '~/lib/mail.server';
import { paths } from '~/lib/paths';
import { openSingleSignOn } from '~/lib/single-sign-on.server';
import * as web from '~/lib/web.server';
import { answerSaves } from '~/routes/answer.$handle.saves/saves.server';
import { answerRoom } from '~/routes/workshop.$code/room.server';
import { prepareTrial } from '~/services/assessments.server';
import { findSetUpCode } from '~/services/set-up-codes.server';
import type { Services } from '~/services/context.server';

const settings = readSettings();
const development = settings.mode === 'development' || process.argv.includes('--dev');
announceMode(development ? 'development' : 'production');
const log = pino({ level: settings.logLevel, base: null, timestamp: pino.stdTimeFunctions.isoTime });

const instrument = openInstrument('questions');
const database = await openDatabase(settings.databaseUrl);
const applied = await migrateToLatest(database);
if (applied.length > 0) log.info({ migrations: applied }, 'database migrated');

const mail = settings.mail && openMailer(settings.mail, log);
const singleSignOn = openSingleSignOn(settings, log);

const live = openLive(database.connectOthers);

const services: Services = {
  db: database.db,
  instrument,
  keys: deriveKeys(settings.sessionSecret),
  clock: () => new Date(),
  newId: () => randomBytes(16).toString('hex'),
  mail,
  baseUrl: settings.baseUrl,
  live,
};
await prepareTrial(services);
const swept = new Map<string, Date>();
const stopSweeping = startSweeping(services, log, swept);
const stopComputingEditions = startComputingEditions(services, log);
const stopRehearsing = startRehearsing(services, log);

const vite = development
  ? await (await import('vite')).createServer({ server: { middlewareMode: true } })
  : undefined;
const build: ServerBuild | (() => Promise<ServerBuild>) = vite
  ? () => vite.ssrLoadModule('virtual:remix/server-build') as Promise<ServerBuild>
  : ((await import(new URL('./build/server/index.js', import.meta.url).href)) as ServerBuild);

let ready = true;
const app = express();
app.disable('x-powered-by');
// "true" believes the proxy in front, not what the client told it: Express would take the far end of X-Forwarded-For,
// which anybody may write.
app.set('trust proxy', settings.trustProxy === true ? 1 : settings.trustProxy);
app.get('/healthz', (_req, res) => void res.type('text').send('ok\n'));
app.get('/readyz', (_req, res, next) => {
  database
    .check()
    .then(
      () =>
        void res
          .status(ready ? 200 : 503)
          .type('text')
          .send(ready ? 'ready\n' : 'stopping\n'),
      () => void res.status(503).type('text').send('the database does not answer\n'),
    )
    .catch(next);
});
app.use(web.identify, web.logRequests(log), web.secureHeaders(development ? 'development' : 'production'));
app.use(web.refuseOddMethods, web.refuseForeignPosts(settings.baseUrl), web.refuseOddBodies);
// Before the files, since none of them has this address, and asking the disk takes longer than it looks.
app.all(paths.answer(':handle').saves, web.compressLong, answerSaves(services));
app.use(answerRoom(services));
if (vite) {
  app.use(vite.middlewares);
} else {
  // `dev`: looks for the file at each request. A list made at the start would name files that a rebuild has taken away
  // since, and being asked for one of those would end the process.
  app.use(
    sirv('build/client', { dev: true, brotli: true, gzip: true, etag: true, setHeaders: web.cacheAssets }),
  );
}
app.use(web.compress);
const answer = createRequestHandler({
  build,
  mode: development ? 'development' : 'production',
  getLoadContext: (req, res) => ({
    ...services,
    settings,
    singleSignOn,
    swept,
    log,
    nonce: res.locals.nonce as string,
    requestId: res.locals.requestId as string,
    address: req.ip ?? '',
    ...outgoingBy(res),
  }),
});
app.all('*', (req, res, next) => void answer(req, res, next));
app.use(web.answerFailures(log));

const server = createServer(app);
const setUpCode = await findSetUpCode(services);
server.listen(settings.port, settings.host, () => {
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : settings.port;
  const url = settings.baseUrl ?? `http://localhost:${port}`;
  log.info({ port, engine: database.engine }, `listening on ${url}`);
  if (setUpCode !== undefined) announceSetUp(url, setUpCode);
});

/** For the person at the console, and so no line of the log: logs are collected and read by others. */
function announceSetUp(url: string, code: string) {
  console.log(
    `\nConcord has no account yet. To make the first one, open\n\n  ${url}${paths.setUp}\n\nand enter this code: ${code}\n`,
  );
}

// Once it stops, a connection ends with the answer under way: a browser would keep it open for the next request.
server.on('request', (_req, res) => res.once('close', () => !ready && server.closeIdleConnections()));

/** Less than the ten seconds after which containers and services are killed. */
const PATIENCE_MS = 6_000;

/** Stops taking requests, finishes those that were taken, then closes the database. */
async function stop(signal: string) {
  if (!ready) return;
  ready = false;
  log.info({ signal }, 'stopping');
  stopSweeping();
  const closed = new Promise((done) => server.close(done));
  server.closeIdleConnections();
  const patience = setTimeout(() => server.closeAllConnections(), PATIENCE_MS);
  const unheard = live.stop();
  await closed;
  clearTimeout(patience);
  await unheard;
  await stopComputingEditions();
  await stopRehearsing();
  await mail?.close(PATIENCE_MS / 3);
  await vite?.close();
  await database.close();
  log.info('stopped');
  process.exit(0);
}
process.on('SIGTERM', (signal) => void stop(signal));
process.on('SIGINT', (signal) => void stop(signal));
