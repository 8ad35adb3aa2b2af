import { randomBytes } from 'node:crypto';
import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';

/** Argon2id as OWASP's Password Storage Cheat Sheet has it: 19 MiB, two passes, one lane. */
const SETTINGS = { memorySize: 19_456, iterations: 2, parallelism: 1, hashLength: 32 };
const SALT_BYTES = 16;

/** How many passwords are hashed at a time; others wait, so that many at once use up neither memory nor processors. */
const AT_A_TIME = 2;

/**
 * What is checked where there is no account: the same work, and never right, since nobody knows of what it would be
 * the hash.
 */
const NOBODYS = phc(Buffer.alloc(SALT_BYTES), Buffer.alloc(SETTINGS.hashLength));

/** Runs beside the event loop, which a hash would stop for some 50 ms. */
const WORKER = `
  const { parentPort, workerData } = require('node:worker_threads');
  const { argon2id, argon2Verify } = require(workerData.library);
  parentPort.on('message', ({ password, salt, hash }) => {
    const work = hash === undefined
      ? argon2id({ ...workerData.settings, password, salt, outputType: 'encoded' })
      : argon2Verify({ password, hash });
    work.then(
      (done) => parentPort.postMessage({ done }),
      (error) => parentPort.postMessage({ error: String(error) }),
    );
  });
`;

type Task = { password: string } & ({ salt: Buffer } | { hash: string });

/** A password's hash in the PHC string format, with a salt of its own. */
export async function hashPassword(password: string): Promise<string> {
  return (await inTurn({ password: normal(password), salt: randomBytes(SALT_BYTES) })) as string;
}

/** Whether a password is the one of a hash. Takes as long, and is false, where there is no hash to compare with. */
export async function isPassword(password: string, hash: string | undefined): Promise<boolean> {
  // The library refuses to hash nothing at all; what can never be right may stand for it.
  return (await inTurn({ password: normal(password) || '\0', hash: hash ?? NOBODYS })) as boolean;
}

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
    workerData: { library, settings: SETTINGS },
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

function phc(salt: Buffer, hash: Buffer): string {
  const bare = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '');
  const { memorySize, iterations, parallelism } = SETTINGS;
  return `$argon2id$v=19$m=${memorySize},t=${iterations},p=${parallelism}$${bare(salt)}$${bare(hash)}`;
}
