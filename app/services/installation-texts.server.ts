import { findSetting, replaceSetting } from 'db/queries/settings';
import { type InstallationTexts, NO_TEXTS } from '~/domain/installation/texts';
import { recordAudit } from './audit.server';
import type { Services } from './context.server';
import { doInInstallation } from './installation.server';

const SETTING = 'installation-texts';

/** The texts of the installation, and how often they were changed. */
export interface KeptTexts {
  texts: InstallationTexts;
  /** 0: never. */
  version: number;
}

/** What the installation says of itself; empty texts where it has not said. For everybody to read. */
export async function readTexts({ db }: Pick<Services, 'db'>): Promise<KeptTexts> {
  return opened(await findSetting(db, SETTING));
}

/**
 * Changes the texts, if nobody else has since they were read.
 * @param version of the texts that the change was made from
 * @returns 'changed' with how they stand where somebody else was first; nothing is changed then
 */
export async function changeTexts(
  services: Services,
  { accountId }: { accountId: string },
  { texts, version }: KeptTexts,
): Promise<{ outcome: 'done' | 'not-there' } | { outcome: 'changed'; now: KeptTexts }> {
  const done = await doInInstallation(services, accountId, 'write-texts', async (trx) => {
    const stored = await findSetting(trx, SETTING);
    const now = opened(stored);
    if (now.version !== version) return { outcome: 'changed' as const, now };
    const to = JSON.stringify({ texts, version: version + 1 } satisfies KeptTexts);
    if (!(await replaceSetting(trx, SETTING, { from: stored, to }))) {
      return { outcome: 'changed' as const, now: opened(await findSetting(trx, SETTING)) };
    }
    const fields = (Object.keys(texts) as (keyof InstallationTexts)[]).filter(
      (field) => texts[field] !== now.texts[field],
    );
    await recordAudit(trx, services, {
      actor: accountId,
      action: 'texts.changed',
      details: { fields: fields.join(' ') },
    });
    return { outcome: 'done' as const };
  });
  return done === 'not-there' ? { outcome: done } : done;
}

function opened(stored: string | undefined): KeptTexts {
  if (stored === undefined) return { texts: NO_TEXTS, version: 0 };
  const { texts, version } = JSON.parse(stored) as KeptTexts;
  return { texts: { ...NO_TEXTS, ...texts }, version };
}
