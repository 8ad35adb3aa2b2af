import { drawEntryCode } from '~/domain/invitation/entry-code';
import { seal, unseal } from '~/lib/sealed.server';
import type { Services } from './context.server';

/** What is stored of a single-use code, and what it is looked up by: of no use without the installation's key. */
export function hashEntryCode({ keys }: Pick<Services, 'keys'>, code: string): string {
  return keys.mac('entry-code', code).toString('base64url');
}

/** Draws a single-use code: itself, its hash, and sealed so that it can be printed or sent again. */
export function newEntryCode(services: Pick<Services, 'keys' | 'newId'>) {
  let code: string | undefined;
  while (code === undefined) {
    code = drawEntryCode(Buffer.from(services.newId() + services.newId(), 'hex'));
  }
  const hash = hashEntryCode(services, code);
  return { code, hash, sealed: seal(services.keys.bytes('entry-code-sealed'), hash, code) };
}

/** A code as it was drawn; undefined where it was sealed with another secret. */
export function unsealEntryCode(
  { keys }: Pick<Services, 'keys'>,
  { hash, sealed }: { hash: string; sealed: string },
): string | undefined {
  return unseal(keys.bytes('entry-code-sealed'), hash, sealed);
}
