import { createContext, useContext, useEffect, useState, useSyncExternalStore, type ReactNode } from 'react';
import { type AnswerState, type AnswerStore, createAnswerStore, type ServerView } from './answer-store';
import { type FormVersion, readView, sendEntries } from './saves-client';

const Store = createContext<AnswerStore | undefined>(undefined);

/** Where unsaved entries of a response are kept on the device. */
const storagePrefix = (handle: string) => `concord-unsaved:${handle}:`;

/**
 * Gives the pages of one response their answers. While the server renders, and with JavaScript off, it just holds
 * what the server read.
 */
export function AnswersProvider(props: {
  handle: string;
  savesUrl: string;
  version: FormVersion;
  initial: ServerView;
  children: ReactNode;
}) {
  const { handle, savesUrl, version, initial } = props;
  const [store] = useState(() =>
    createAnswerStore({
      initial,
      device: randomDevice(),
      send: (entries) => sendEntries(savesUrl, version, entries),
      read: () => readView(savesUrl),
      storage: typeof window === 'undefined' ? undefined : deviceStorage(),
      storagePrefix: storagePrefix(handle),
      now: () => new Date(),
      later: (run, ms) => {
        const timer = setTimeout(run, ms);
        return () => clearTimeout(timer);
      },
    }),
  );
  useEffect(() => {
    store.takeUp();
    const send = () => void store.flush();
    const look = () => void (document.visibilityState === 'visible' ? store.refresh() : store.flush());
    const shown = (event: PageTransitionEvent) => event.persisted && void store.refresh();
    window.addEventListener('online', send);
    window.addEventListener('pageshow', shown);
    document.addEventListener('visibilitychange', look);
    return () => {
      window.removeEventListener('online', send);
      window.removeEventListener('pageshow', shown);
      document.removeEventListener('visibilitychange', look);
    };
  }, [store]);
  return <Store.Provider value={store}>{props.children}</Store.Provider>;
}

/** The store of the response whose pages these are. Throws outside of `AnswersProvider`. */
export function useAnswerStore(): AnswerStore {
  const store = useContext(Store);
  if (!store) throw new Error('useAnswerStore needs an AnswersProvider around it');
  return store;
}

/** What has been said so far and how saving stands; the component follows every change. */
export function useAnswers(): AnswerState {
  const store = useAnswerStore();
  return useSyncExternalStore(store.subscribe, store.get, store.get);
}

/**
 * One part of the same, such as the answer to one question: the component follows that part alone. A page of questions
 * is drawn anew for every word that is saved otherwise, also while the next page is being drawn.
 *
 * @param part picks a text, a number or the like: what it gives is compared by identity
 */
export function useAnswersPart<T>(part: (state: AnswerState) => T): T {
  const store = useAnswerStore();
  const get = () => part(store.get());
  return useSyncExternalStore(store.subscribe, get, get);
}

function randomDevice(): string {
  const bytes = new Uint8Array(8);
  crypto.getRandomValues(bytes);
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function deviceStorage(): Storage | undefined {
  try {
    return window.localStorage;
  } catch {
    return undefined;
  }
}
