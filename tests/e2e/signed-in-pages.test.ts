import { describe } from 'vitest';
import { journey } from '../setup/browser';
import { addressOf, may, routes, rows } from '../integration/who-may/routes';
import { at, type Person, runningWorld } from '../integration/who-may/world';
import { lookerAt } from './look';

/** What gives a file has no page to look at. */
const hasPage = (id: string) => routes.some((route) => route.id === id && route.module.default !== undefined);
const pages = rows.filter(
  ([id, { reads }]) => reads && !['anybody', 'nobody', 'own answers'].includes(reads) && hasPage(id),
);

describe('every page for people who are signed in: axe finds nothing and nothing scrolls sideways', () => {
  const { url, world } = runningWorld();
  // So high that the console's bar at the foot of the window lies over nothing, which axe would take for hidden.
  const options = { at: url, timeout: 240_000, viewport: { width: 320, height: 5_000 } };

  journey('on a phone', options, async ({ page, context }) => {
    const look = lookerAt(page, { prefix: 'signed-in ' });
    const become = async (person: Person) => {
      const [name = '', value = ''] = person.cookie.split('=');
      await context.addCookies([{ name, value, url: url() }]);
    };
    for (const [id, row] of pages) {
      const reader = world().people.findLast((person) => may(person, row.reads!));
      if (!reader) throw new Error(`nobody may read ${id}`);
      await become(reader);
      await page.goto(addressOf(id, row, at(world().here, row)), { waitUntil: 'load' });
      await look(id.replace('routes/', '').replaceAll(/[$]/g, ''));
    }
  });
});
