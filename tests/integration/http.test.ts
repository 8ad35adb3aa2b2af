import { once } from 'node:events';
import { connect } from 'node:net';
import { expect, it } from 'vitest';
import {
  ask,
  begin,
  describeRunningApp,
  entry,
  instrument,
  mainOf,
  newTicket,
  postAboutYou,
} from './visitor';

/** Sends bytes and reads what comes until the server closes the connection, whatever becomes of the sending. */
async function talk(url: string, head: string[], body: Buffer | string = ''): Promise<string> {
  const { hostname, port, host } = new URL(url);
  const socket = connect(Number(port), hostname);
  await once(socket, 'connect');
  const closed = new Promise((done) => socket.once('close', done));
  let heard = '';
  socket.setEncoding('utf8').on('data', (text: string) => (heard += text));
  socket.on('error', () => undefined);
  socket.write([head[0]!, `Host: ${host}`, ...head.slice(1), 'Connection: close', '', ''].join('\r\n'));
  socket.write(body);
  await closed;
  return heard;
}

describeRunningApp('Over plain HTTP', (running) => {
  const url = () => running().app.url;
  const form = (fields: Record<string, string> = {}) => new URLSearchParams(fields);

  it('tells that it lives and is ready', async () => {
    expect(await ask(`${url()}/healthz`)).toMatchObject({ status: 200, body: 'ok\n' });
    expect(await ask(`${url()}/readyz`)).toMatchObject({ status: 200, body: 'ready\n' });
  });

  it('gives every answer an id of its own', async () => {
    const ids = await Promise.all(
      ['/', '/', '/nowhere', '/favicon.svg', '/%'].map(async (path) =>
        (await ask(url() + path)).headers.get('X-Request-Id'),
      ),
    );
    for (const id of ids) expect(id).toMatch(/^[0-9a-f-]{36}$/);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('keeps every page to itself by its headers, and says nothing about what runs it', async () => {
    for (const path of ['/', '/try', '/nowhere', '/favicon.svg', '/answer/0000000000000000/saves', '/%']) {
      const { headers } = await ask(url() + path);
      const policy = headers.get('Content-Security-Policy') ?? '';
      expect(policy, path).toMatch(/^default-src 'none'; /);
      for (const rule of ["base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'"]) {
        expect(policy, path).toContain(rule);
      }
      expect(policy, path).not.toMatch(/unsafe|https?:|\*/);
      expect(Object.fromEntries(headers), path).toMatchObject({
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'referrer-policy': 'same-origin',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
      });
      expect(headers.get('X-Powered-By'), path).toBeNull();
      expect(headers.get('Server'), path).toBeNull();
    }
  });

  it('runs no script on a page but its own, each time under a new nonce, and styles nothing inline', async () => {
    const person = await begin(url());
    await person.save([entry()]);
    await person.ask('check', { body: form() });
    const first = instrument.current.dimensions[0]!.id;
    const own = ['start', 'steps', first, 'barriers', 'check', 'profile', 'about-you', 'withdraw'];
    const pages = [
      ...['/', '/try', '/try/about-you?form=full', '/try/return', '/questions', '/privacy', '/withdrawn'],
      ...['/case-studies', `/case-studies/${instrument.caseStudies[0]!.id}`, '/nowhere', '/%'],
      ...own.map((path) => `/answer/${person.handle}/${path}`),
    ];
    const nonces: string[] = [];
    for (const path of [...pages, pages[0]!]) {
      const { status, headers, body } = await ask(url() + path, { headers: { Cookie: person.cookie } });
      expect([path, status]).toEqual([path, path === '/nowhere' ? 404 : path === '/%' ? 400 : 200]);
      const nonce = /'nonce-([^']+)'/.exec(headers.get('Content-Security-Policy')!)![1]!;
      nonces.push(nonce);
      for (const [tag] of body.matchAll(/<script\b[^>]*>/g)) {
        expect(tag, path).toMatch(new RegExp(` nonce="${nonce.replaceAll('+', '\\+')}"| src="/assets/`));
      }
      const markup = body.replace(/<script\b[\s\S]*?<\/script>/g, '');
      expect(markup, path).not.toMatch(/<style|\sstyle=|<[a-z][^>]*\son[a-z]+=|javascript:/i);
    }
    expect(new Set(nonces).size).toBe(pages.length + 1);
  });

  it('lets nobody keep what belongs to one person', async () => {
    const person = await begin(url());
    for (const path of ['start', 'start.data', 'check', 'check.data', 'saves']) {
      const { status, headers } = await person.ask(path);
      expect([path, status, headers.get('Cache-Control')]).toEqual([path, 200, 'no-store']);
    }
    expect((await person.save([entry()])).headers.get('Cache-Control')).toBe('no-store');
  });

  it('refuses a change that another site asks for, and begins nothing', async () => {
    const ticket = await newTicket(url());
    const host = new URL(url()).host;
    const before = await running().db.selectFrom('response').selectAll().execute();
    const foreign: Record<string, string>[] = [
      { Origin: 'https://elsewhere.example' },
      { Origin: `http://${host}.elsewhere.example` },
      { Origin: `http://elsewhere.example/${host}` },
      { Origin: 'http://localhost:1' },
      { Origin: 'null' },
      { Origin: '' },
      { 'Sec-Fetch-Site': 'cross-site' },
      { 'Sec-Fetch-Site': 'same-site' },
      { Origin: 'https://elsewhere.example', 'X-Forwarded-Host': 'elsewhere.example' },
    ];
    for (const headers of foreign) {
      const refused = await postAboutYou(url(), { ticket }, 'workshop', headers);
      expect([headers, refused.status]).toEqual([headers, 403]);
      expect(refused.body).toContain('This form was sent from another site');
    }
    expect(await running().db.selectFrom('response').selectAll().execute()).toEqual(before);

    const own: Record<string, string>[] = [
      { Origin: url() },
      { Origin: url(), 'Sec-Fetch-Site': 'same-origin' },
      { 'Sec-Fetch-Site': 'same-origin' },
      { Origin: url(), 'X-Forwarded-Host': 'elsewhere.example' },
      {},
    ];
    for (const headers of own) {
      const fine = await postAboutYou(url(), { ticket }, 'workshop', headers);
      expect([headers, fine.status]).toEqual([headers, 302]);
    }
  });

  it('refuses ten megabytes at once, tells the sender why, and lives on', async () => {
    const size = 10 * 1024 * 1024;
    const type = 'Content-Type: application/x-www-form-urlencoded';
    const start = performance.now();
    const heard = await talk(
      url(),
      ['POST /try/return HTTP/1.1', type, `Content-Length: ${size}`],
      Buffer.alloc(size, 'a'),
    );
    expect(heard).toMatch(/^HTTP\/1\.1 413 /);
    expect(heard).toContain('That is too much to send at once');
    expect(performance.now() - start).toBeLessThan(5_000);
    expect((await ask(`${url()}/readyz`)).status).toBe(200);
  });

  it('does not wait for a body that is too large before it says so', async () => {
    const heard = await talk(url(), [
      'POST /try/return HTTP/1.1',
      'Content-Type: application/x-www-form-urlencoded',
      `Content-Length: ${1024 ** 4}`,
    ]);
    expect(heard).toMatch(/^HTTP\/1\.1 413 /);
  });

  it('refuses a body of unstated size', async () => {
    const heard = await talk(
      url(),
      [
        'POST /try/return HTTP/1.1',
        'Content-Type: application/x-www-form-urlencoded',
        'Transfer-Encoding: chunked',
      ],
      '6\r\ncode=a\r\n0\r\n\r\n',
    );
    expect(heard).toMatch(/^HTTP\/1\.1 411 /);
    expect(heard).toContain('The size of this request is missing');
  });

  it('refuses kinds of content that no page of ours sends', async () => {
    for (const type of ['text/plain', 'application/xml', 'image/png', 'application/octet-stream']) {
      const refused = await ask(`${url()}/try/return`, {
        headers: { 'Content-Type': type },
        body: '{"code":"a"}',
      });
      expect([type, refused.status]).toEqual([type, 415]);
      expect(mainOf(refused)).toContain('Nothing was saved');
    }
  });

  it('refuses in plain words what is no form where a form belongs', async () => {
    const person = await begin(url());
    const malformed = [
      { headers: { 'Content-Type': 'application/json' }, body: '{}' },
      { headers: { 'Content-Type': 'multipart/form-data' }, body: 'a' },
      { headers: { 'Content-Type': 'multipart/form-data; boundary=b' }, body: '--b\r\nno' },
    ];
    const places = ['/try/return', '/try/about-you?form=full', `/answer/${person.handle}/about-you`];
    for (const place of [...places, `/answer/${person.handle}/${instrument.current.dimensions[0]!.id}`]) {
      for (const { headers, body } of malformed) {
        const refused = await ask(url() + place, { headers: { ...headers, Cookie: person.cookie }, body });
        expect([place, headers, refused.status]).toEqual([place, headers, 400]);
        expect(mainOf(refused)).toContain('This form could not be read');
      }
    }
  });

  it('answers odd addresses and methods without failing', async () => {
    for (const [path, status] of [
      ['/content/constructor/full', 404],
      ['/content/__proto__/full', 404],
      ['/content/concord-1/constructor', 404],
      ['/case-studies/constructor', 404],
      ['/try/about-you?form=toString', 404],
      ['/answer/constructor/saves', 404],
      ['/answer/%2e%2e%2f/start', 404],
      ['/%E0%A4%A', 400],
    ] as const) {
      const reply = await ask(url() + path);
      expect([path, reply.status]).toEqual([path, status]);
      expect(reply.body).not.toMatch(/\bat .*node_modules|Error:/);
    }
    for (const method of ['PUT', 'PATCH', 'DELETE', 'OPTIONS']) {
      expect([method, (await ask(`${url()}/try`, { method })).status]).toEqual([method, 405]);
    }
    expect(await talk(url(), ['TRACE / HTTP/1.1'])).toMatch(/^HTTP\/1\.1 405 /);
    expect(await talk(url(), ['GET http://a:b/ HTTP/1.1'])).toMatch(/^HTTP\/1\.1 400 /);
    expect(running().app.logs()).not.toMatch(/^\s+at /m);
  });
});
