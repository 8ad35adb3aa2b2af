import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, it } from 'vitest';
import {
  ask,
  begin,
  comeBack,
  describeRunningApp,
  entry,
  instrument,
  newTicket,
  postAboutYou,
  questionsOf,
} from './visitor';

const first = instrument.current.dimensions[0]!.id;
const form = (fields: Record<string, string> = {}) => new URLSearchParams(fields);
const ADDRESS = '203.0.113.77';

/** All that a log line may tell. */
const FIELDS = [
  ...['level', 'time', 'msg', 'requestId', 'method', 'path', 'status', 'ms', 'cut'],
  ...['migrations', 'port', 'engine', 'signal', 'number'],
];

describeRunningApp('The logs', (running) => {
  it('tell of a whole journey and its mishaps nothing that is anybody’s', async () => {
    const { app, db } = running();
    const { url } = app;
    const own = await begin(url);
    const { handle, returnCode } = own;
    const { id, return_code_hash: hash } = await db
      .selectFrom('response')
      .select(['id', 'return_code_hash'])
      .executeTakeFirstOrThrow();
    const away = { 'X-Forwarded-For': ADDRESS, 'User-Agent': 'Marmalade/1.0', Referer: `${url}/secret-page` };
    const words = ['zebra marmalade', 'otter pudding', 'walrus crumble'];

    await own.save([entry(), entry({ kind: 'comment', value: words[0], sequence: 2 })]);
    await own.save([entry({ value: '9', kind: 'comment', question: words[1] })]);
    await own.ask('saves', {
      headers: { ...away, 'Content-Type': 'application/json' },
      body: `{"${words[1]}`,
    });
    await own.post(first, { [`comment:${questionsOf('workshop')[0]!}`]: words[2]!, [words[1]!]: 'dk' });
    await own.post(first, { version: `${words[1]}` });
    await own.ask(`${first}?comment=${encodeURIComponent(words[0]!)}`, { headers: away });
    await own.ask('check', { body: form() });
    for (const page of ['start', 'steps', 'profile', 'profile.data', 'start.data', 'nowhere', '%', '%zz/x']) {
      await own.ask(page, { headers: away });
    }
    for (const method of ['PUT', 'DELETE', 'OPTIONS']) await own.ask('start', { method });
    await own.ask('start', { body: form({ a: words[0]! }) });
    await own.ask('about-you', { body: '{}', headers: { 'Content-Type': 'application/json' } });
    await own.ask(first, { body: 'x', headers: { 'Content-Type': 'multipart/form-data' } });
    await own.ask('saves', { body: 'x', headers: { 'Content-Type': 'text/plain' } });
    await own.ask('check', { body: form(), headers: { Origin: 'https://elsewhere.example' } });
    for (const odd of [`//answer/${handle}/start`, `/ANSWER/${handle}/start`, `/%61nswer/${handle}/saves`]) {
      await ask(url + odd, { headers: { Cookie: own.cookie } });
    }
    await ask(`${url}/answer/${handle}.data`);
    await ask(`${url}/try/return?code=${returnCode}`, { body: form({ code: returnCode }) });
    await ask(`${url}/try/return`, { body: form({ code: `${returnCode}-wrong` }) });
    await postAboutYou(url, { ticket: await newTicket(url), sector: words[0]! });
    const other = await comeBack(url, 'workshop', returnCode);
    await cutShort(url, [`GET /answer/${handle}/check HTTP/1.1`, `Cookie: ${own.cookie}`]);
    await other.ask('leave', { body: form() });
    await other.ask('withdraw', { body: form() });
    await own.save([entry({ sequence: 9 })]);
    await ask(`${url}/readyz`);
    await app.kill('SIGTERM');

    const logs = app.logs();
    const cookie = decodeURIComponent(own.cookie.split('=')[1]!);
    const secrets = [
      ...[own.cookie, cookie, handle, returnCode, id, hash],
      ...returnCode.split('-').map((word) => `-${word}`),
      ...words.flatMap((comment) => comment.split(' ')),
      ...questionsOf('full'),
      ...[ADDRESS, '127.0.0.1', '::1', 'Marmalade', 'secret-page', 'elsewhere.example', 'local-authority'],
    ];
    for (const secret of secrets) {
      expect(logs.toLowerCase().includes(secret.toLowerCase()), `the logs hold ${secret}`).toBe(false);
    }
    expect(logs).not.toMatch(/\b\d{1,3}(\.\d{1,3}){3}\b/);

    const lines = logs
      .trim()
      .split('\n')
      // All but what is said to the person at the console before there is an account.
      .filter((line) => !/^(| {2}http.*|Concord has no account yet.*|and enter this code: .*)$/.test(line))
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    for (const line of lines) expect(FIELDS).toEqual(expect.arrayContaining(Object.keys(line)));
    expect(lines.filter(({ msg }) => msg === 'request').length).toBeGreaterThan(35);
    expect(lines.filter(({ level }) => (level as number) > 30)).toEqual([]);
    expect(lines).toContainEqual(
      expect.objectContaining({ method: 'POST', path: '/answer/*/saves', status: 200 }),
    );
  }, 90_000);
});

/** Asks, and is gone before the answer is there. */
async function cutShort(url: string, head: string[]): Promise<void> {
  const { hostname, port, host } = new URL(url);
  const socket = connect(Number(port), hostname);
  await once(socket, 'connect');
  socket.write([...head, `Host: ${host}`, '', ''].join('\r\n'));
  await new Promise((soon) => setTimeout(soon, 20));
  socket.destroy();
}
