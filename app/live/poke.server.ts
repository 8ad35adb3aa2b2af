import { EventEmitter } from 'node:events';

/**
 * Tells whoever listens that something has changed; what, they look up themselves. Called after the commit; a poke may
 * be lost with the process, so listeners also look when they begin and begin again.
 */
export interface Live {
  poke(topic: string): void;
  /** @returns a function that ends it */
  subscribe(topic: string, listener: () => void): () => void;
}

/** Pokes within this process. */
export function openLive(): Live {
  const emitter = new EventEmitter().setMaxListeners(0);
  return {
    poke: (topic) => void emitter.emit(topic),
    subscribe: (topic, listener) => {
      emitter.on(topic, listener);
      return () => void emitter.off(topic, listener);
    },
  };
}
