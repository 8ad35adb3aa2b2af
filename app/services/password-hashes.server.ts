import { randomBytes } from 'node:crypto';
import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import { PASSWORD_COST } from './password-cost.server';

const SALT_BYTES = 16;
const HASH_BYTES = 32;

/** How many passwords are hashed at a time; others wait, so that many at once use up neither memory nor processors. */
const AT_A_TIME = 2;

/** Runs beside the event loop, which a hash would stop for some 50 ms. */
const WORKER = `
  const { parentPort, workerData } = require('node:worker_threads');
  const { argon2id, argon2Verify } = require(workerData.library);
  parentPort.on('message', ({ password, salt, hash, settings }) => {
    const work = hash === undefined
      ? argon2id({ ...settings, password, salt, outputType: 'encoded' })
      : argon2Verify({ password, hash });
    work.then(
      (done) => parentPort.postMessage({ done }),
      (error) => parentPort.postMessage({ error: String(error) }),
    );
  });
`;

type Cost = typeof PASSWORD_COST;
type Task = { password: string } & (
  { salt: Buffer; settings: Cost & { hashLength: number } } | { hash: string }
);

/**
 * What makes and compares hashes of passwords.
 * @param cost what a hash is to cost: memory in KiB, passes, and lanes
 */
export function passwordHashes(cost: Cost) {
  // What is checked where there is no account: the same work, and never right, since nobody knows of what it would be
  // the hash.
  const nobodys = phc(cost, Buffer.alloc(SALT_BYTES), Buffer.alloc(HASH_BYTES));
  return {
    /** A password's hash in the PHC string format, with a salt of its own. */
    async hashPassword(password: string): Promise<string> {
      const settings = { ...cost, hashLength: HASH_BYTES };
      return (await inTurn({
        password: normal(password),
        salt: randomBytes(SALT_BYTES),
        settings,
      })) as string;
    },

    /** Whether a password is the one of a hash. Takes as long, and is false, where there is no hash to compare with. */
    async isPassword(password: string, hash: string | undefined): Promise<boolean> {
      // The library refuses to hash nothing at all; what can never be right may stand for it.
      return (await inTurn({ password: normal(password) || '\0', hash: hash ?? nobodys })) as boolean;
    },
  };
}

/** The hashes of this installation's passwords. */
export const { hashPassword, isPassword } = passwordHashes(PASSWORD_COST);

/** The same password typed on another keyboard, where "é" may be one character or two. */
const normal = (password: string) => password.normalize('NFKC');

const idle: Worker[] = [];
const waiting: ((worker: Worker) => void)[] = [];
let started = 0;

async function inTurn(task: Task): Promise<unknown> {
  const worker = await freeWorker();
  try {
    const answer = await work(worker, task);
    release(worker);
    return answer;
  } catch (error) {
    // Not used again: what is wrong with it is not known.
    started -= 1;
    void worker.terminate();
    const next = waiting.shift();
    if (next) next(startWorker());
    throw error;
  }
}

function freeWorker(): Worker | Promise<Worker> {
  const worker = idle.pop();
  if (worker) return worker;
  if (started < AT_A_TIME) return startWorker();
  return new Promise((resolve) => waiting.push(resolve));
}

function release(worker: Worker): void {
  const next = waiting.shift();
  if (next) next(worker);
  else idle.push(worker);
}

function startWorker(): Worker {
  started += 1;
  const library = createRequire(import.meta.url).resolve('hash-wasm');
  const worker = new Worker(WORKER, {
    eval: true,
    execArgv: [],
    workerData: { library },
  });
  worker.unref();
  return worker;
}

function work(worker: Worker, task: Task): Promise<unknown> {
  // Only while it is at work does it keep the process alive.
  worker.ref();
  return new Promise((resolve, reject) => {
    // One by one: taking off all listeners would take off Node's own, too, and the worker be heard no more.
    const ended = () => {
      worker.unref();
      worker.off('message', onMessage).off('error', onError);
    };
    const onMessage = (answer: { done: unknown } | { error: string }) => {
      ended();
      if ('error' in answer) reject(new Error(`a password could not be hashed: ${answer.error}`));
      else resolve(answer.done);
    };
    const onError = (error: Error) => {
      ended();
      reject(error);
    };
    worker.on('message', onMessage).on('error', onError);
    worker.postMessage(task);
  });
}

function phc({ memorySize, iterations, parallelism }: Cost, salt: Buffer, hash: Buffer): string {
  const bare = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '');
  return `$argon2id$v=19$m=${memorySize},t=${iterations},p=${parallelism}$${bare(salt)}$${bare(hash)}`;
}
