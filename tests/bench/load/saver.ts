import { randomBytes } from 'node:crypto';
import { Connection } from '../http/connection';
import type { Saving } from './jobs';

/** One browser that saves one answer after the other to a response of its own. */
export interface Saver {
  /** Saves the next answer. Throws where it is not acknowledged. */
  save(): Promise<void>;
  /** Closes the connection. Throws when what stands is not the last answer acknowledged. */
  finish(): Promise<void>;
}

interface View {
  lastSequence: number;
  answers: Record<string, string>;
}

/** Connects, and learns what the response holds already. */
export async function openSaver(origin: string, saving: Saving): Promise<Saver> {
  const { set, form, questions, cookie } = saving;
  const connection = new Connection(origin);
  const path = `${saving.path}/saves`;
  const headers = { Cookie: cookie, 'Content-Type': 'application/json', Accept: 'application/json' };
  const device = randomBytes(8).toString('hex');
  const read = async () => {
    const reply = await connection.send({ method: 'GET', path, headers });
    return (JSON.parse(reply.text()) as { view: View }).view;
  };
  let { lastSequence: sequence } = await read();
  let last: { question: string; value: string } | undefined;
  return {
    async save() {
      sequence += 1;
      last = { question: questions[sequence % questions.length]!, value: String(1 + (sequence % 5)) };
      const body = JSON.stringify({ set, form, entries: [{ kind: 'answer', ...last, sequence, device }] });
      const { status } = await connection.send({ method: 'POST', path, headers, body });
      if (status !== 200) throw new Error(`a save was answered with ${status}`);
    },
    async finish() {
      const view = await read();
      connection.close();
      if (view.lastSequence !== sequence || (last && view.answers[last.question] !== last.value)) {
        throw new Error('an acknowledged answer is not there');
      }
    },
  };
}
