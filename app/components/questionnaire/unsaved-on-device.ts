import type { UnsavedEntry } from './answer-store';

/** What the device keeps texts in, as every browser's local storage does. Any call may throw. */
export type DeviceStorage = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

/** The entries found on the device, and the texts that they stood in by their names in the storage. */
export interface Left {
  readonly entries: readonly UnsavedEntry[];
  readonly texts: ReadonlyMap<string, string>;
}

/**
 * The unsaved entries of one response on this device: those of this page under a name of its own, those of other pages
 * beside it. A storage that is full, forbidden or missing takes away the safety net for a closed page, not the saving
 * itself, so nothing here throws.
 * @param prefix starts the names of this response's entries
 * @param page tells this page from all others
 */
export function unsavedOnDevice(storage: DeviceStorage | undefined, prefix: string, page: string) {
  const own = `${prefix}${page}`;

  const names = () =>
    trying<string[]>([], () =>
      Array.from({ length: storage?.length ?? 0 }, (_, i) => storage?.key(i) ?? '').filter((name) =>
        name.startsWith(prefix),
      ),
    );

  return {
    /** Keeps this page's entries in place of those kept before. */
    keep: (entries: readonly UnsavedEntry[]) =>
      trying(undefined, () =>
        entries.length === 0 ? storage?.removeItem(own) : storage?.setItem(own, JSON.stringify(entries)),
      ),

    /** What other pages left, closed or not. What is no entry is passed over. */
    left(): Left {
      const found = names().filter((name) => name !== own);
      const texts = new Map(found.map((name) => [name, trying('', () => storage?.getItem(name) ?? '')]));
      return { entries: [...texts.values()].flatMap(entriesIn), texts };
    },

    /** Takes what was left out of the storage, unless another page has put more under its name since. */
    drop: ({ texts }: Left) =>
      trying(undefined, () => {
        for (const [name, text] of texts) if (storage?.getItem(name) === text) storage.removeItem(name);
      }),

    /** Takes everything of this response out of the storage, whichever page it is of. */
    forget: () =>
      trying(undefined, () => {
        for (const name of names()) storage?.removeItem(name);
      }),
  };
}

function trying<T>(otherwise: T, run: () => T): T {
  try {
    return run();
  } catch {
    return otherwise;
  }
}

function entriesIn(text: string): UnsavedEntry[] {
  return trying([], () => (JSON.parse(text) as unknown[]).filter(isEntry));
}

/** Whether what was found is an entry: the server would refuse a whole batch for anything else in it. */
function isEntry(found: unknown): found is UnsavedEntry {
  const { kind, question, value, sequence, device } = (found ?? {}) as Partial<UnsavedEntry>;
  return (
    (kind === 'answer' || kind === 'comment') &&
    [question, value, device].every((text) => typeof text === 'string') &&
    Number.isSafeInteger(sequence) &&
    sequence! > 0
  );
}
