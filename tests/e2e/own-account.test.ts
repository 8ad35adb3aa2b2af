import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { TOTP } from 'otpauth';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { openDatabase } from 'db/client';
import { insertAccount } from 'db/queries/accounts';
import { hashPassword } from '~/services/password-hashes.server';
import { startApp, type RunningApp } from '../setup/app';
import { expectAccessible, journey } from '../setup/browser';
import { untilAwake } from './walk';

const ada = { email: 'ada@example.org', password: 'marmalade-otter-window' };

let app: RunningApp;
let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'concord-own-account-'));
  const url = `sqlite:${path.join(folder, 'concord.db')}`;
  app = await startApp({ env: { DATABASE_URL: url } });
  const { db, close } = await openDatabase(url);
  const passwordHash = await hashPassword(ada.password);
  await insertAccount(db, {
    id: 'ada',
    name: 'Ada',
    email: ada.email,
    administrator: false,
    passwordHash,
    createdOn: '2026-01-01',
  });
  await close();
});
afterAll(async () => {
  await app?.stop();
  if (folder) rmSync(folder, { recursive: true, force: true });
});

describe('One’s own account, in a browser', () => {
  const options = { at: () => app.url, timeout: 240_000, viewport: { width: 320, height: 640 } };

  journey(
    'turns the code on and signs in with a recovery code, and axe finds nothing',
    options,
    async ({ page, expectProblem }) => {
      const look = async (state: string) => {
        const wide = () => document.documentElement.scrollWidth - document.documentElement.clientWidth;
        expect(await page.evaluate(wide), state).toBe(0);
        await expectAccessible(page, state);
      };
      const signIn = async () => {
        await page.getByLabel('E-mail address').fill(ada.email);
        await page.getByLabel('Password', { exact: true }).fill(ada.password);
        await page.getByRole('button', { name: 'Sign in' }).click();
      };
      for (const address of ['/forgotten', '/account/password']) {
        await page.goto(address);
        await look(address);
      }
      await untilAwake(page);
      await signIn();
      await page.getByRole('heading', { level: 1, name: 'Change your password' }).waitFor();
      for (const address of ['/account/password', '/account/name', '/account']) {
        await page.goto(address);
        await look(address);
      }

      await page.getByRole('link', { name: 'Turn on the code when signing in' }).click();
      await page.getByText('You cannot scan it').click();
      const secret = (await page.locator('.app-secret').innerText()).replaceAll(' ', '');
      await page.getByRole('button', { name: 'Turn on the code' }).click();
      await page.locator('.nhsuk-error-summary').waitFor();
      expectProblem(/status of 400/);
      await look('set-up with errors');
      await page.getByLabel('Your password').fill(ada.password);
      await page.getByLabel('Code', { exact: true }).fill(new TOTP({ secret }).generate());
      await page.getByRole('button', { name: 'Turn on the code' }).click();
      const codes = page.getByRole('list', { name: 'Recovery codes' });
      await codes.waitFor();
      await look('recovery codes');
      const [code = ''] = await codes.locator('code').allInnerTexts();
      await page.getByRole('link', { name: 'I have kept them: go on' }).click();
      await page.getByText('On: from your authenticator app').waitFor();

      await page.goto('/places');
      await untilAwake(page);
      await page.getByRole('button', { name: 'Sign out' }).click();
      await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();
      await untilAwake(page);
      await signIn();
      await page.getByRole('heading', { level: 1, name: 'Enter your code' }).waitFor();
      await look('second step');
      await page.getByLabel('Code', { exact: true }).fill(code.toUpperCase());
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.getByText('You have 9 left').waitFor();
      await look('second factor on');
    },
  );
});
