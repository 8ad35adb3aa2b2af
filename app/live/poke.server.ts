import { EventEmitter } from 'node:events';
import type { ConnectOthers } from 'db/notifications';

/**
 * Tells whoever listens that something has changed; what, they look up themselves. Called after the commit; a poke may
 * be lost with the process, so listeners also look when they begin and begin again.
 */
export interface Live {
  poke(topic: string): void;
  /** @returns a function that ends it */
  subscribe(topic: string, listener: () => void): () => void;
  /** Runs something when this process stops, at once where it does so already. @returns a function that takes it back */
  whenStopped(run: () => void): () => void;
  /** How many listeners there are, those of `whenStopped` among them: 0 once every stream has ended. */
  listeners(): number;
}

/** The same for who opened it. */
export interface OpenLive extends Live {
  /** Ends every stream, and lets go of the database. */
  stop(): Promise<void>;
}

const STOPPED = Symbol('stopped');

/** @param connect left out: this process is the only one, or nobody else has to hear of its changes */
export function openLive(connect?: ConnectOthers): OpenLive {
  const emitter = new EventEmitter().setMaxListeners(0);
  let isStopped = false;
  // Where some may have been missed, whoever listens to anything looks.
  const others = connect?.((topic) => {
    if (topic !== undefined) emitter.emit(topic);
    else for (const name of emitter.eventNames()) if (name !== STOPPED) emitter.emit(name);
  });
  const on = (name: string | symbol, listener: () => void) => {
    emitter.on(name, listener);
    return () => void emitter.off(name, listener);
  };
  return {
    poke(topic) {
      emitter.emit(topic);
      others?.send(topic);
    },
    subscribe: on,
    whenStopped(run) {
      if (!isStopped) return on(STOPPED, run);
      run();
      return () => undefined;
    },
    listeners: () => emitter.eventNames().reduce((sum, name) => sum + emitter.listenerCount(name), 0),
    async stop() {
      isStopped = true;
      emitter.emit(STOPPED);
      await others?.close();
    },
  };
}
