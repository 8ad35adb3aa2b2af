import { fileURLToPath } from 'node:url';
import { startWatched } from '../servers/watched';
import type { Job, Results } from './jobs';

/** The load generator, in a process of its own. */
export interface Load {
  /** Does a job; one at a time. Rejects with what went wrong in it. */
  run<W extends Job['work']>(job: Extract<Job, { work: W }>): Promise<Results[W]>;
  stop(): Promise<void>;
}

/** Starts it. It ends with `stop`, or with this process. */
export async function startLoad(): Promise<Load> {
  const worker = startWatched(fileURLToPath(new URL('worker.ts', import.meta.url)), {
    cwd: fileURLToPath(new URL('../../..', import.meta.url)),
  });
  await worker.message();
  return {
    async run<W extends Job['work']>(job: Extract<Job, { work: W }>) {
      const told = worker.message() as Promise<{ result: Results[W] } | { error: string }>;
      worker.send(job);
      const answer = await told;
      if ('error' in answer) throw new Error(answer.error);
      return answer.result;
    },
    stop: () => worker.stop(),
  };
}
