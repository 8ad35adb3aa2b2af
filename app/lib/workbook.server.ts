import { createRequire } from 'node:module';
import { Worker } from 'node:worker_threads';
import { packZip, unpackZip } from './zip.server';

/** The cells of a sheet as text, by row as it numbers them; or why it was not read. */
export type WorkbookReading =
  | { readonly status: 'read'; readonly rows: readonly (readonly string[])[] }
  | { readonly status: 'refused'; readonly why: WorkbookRefusal };

export type WorkbookRefusal = 'not-a-workbook' | 'old-or-locked' | 'macros' | 'too-large' | 'too-long';

/** How much of a workbook is read. */
export interface WorkbookLimits {
  /** The sheet that is read where there is one of this name; else the first. */
  readonly sheet: string;
  readonly rows: number;
  readonly columns: number;
}

/** The most that the parts of a workbook may come to, in bytes: some ten times the largest honest file. */
const MOST_UNPACKED = 48 * 1024 * 1024;
/** What reading may take. An honest file of the largest size takes a few seconds and 200 MB. */
const MOST_MEMORY_MB = 512;
const LONGEST_MS = 30_000;

/** What a file begins with that is a workbook before 2007, or one with a password. */
const OLD_OR_LOCKED = Buffer.from('d0cf11e0a1b11ae1', 'hex');

/**
 * Reads a sheet beside the event loop, which a large one would stop for seconds, and within its own limits of memory,
 * so that what is made to need more ends the thread and nothing else.
 */
const WORKER = `
  const { parentPort, workerData } = require('node:worker_threads');
  const { readSheet, SheetNotFoundError } = require(workerData.library);
  const { sheet, rows: mostRows, columns } = workerData.limits;
  const textOf = (cell) =>
    cell === null || cell === undefined ? '' : cell instanceof Date ? dateText(cell) : String(cell);
  const dateText = (date) => (Number.isNaN(date.getTime()) ? '' : date.toISOString());
  const file = Buffer.from(workerData.file);
  readSheet(file, sheet)
    .catch((error) => (error instanceof SheetNotFoundError ? readSheet(file) : Promise.reject(error)))
    .then(
      (rows) => rows.slice(0, mostRows).map((row) => row.slice(0, columns).map(textOf)),
      () => null,
    )
    .then((rows) => parentPort.postMessage(rows));
`;

let last: Promise<unknown> = Promise.resolve();

/**
 * Reads the values of a workbook (.xlsx); formulas count as the values that they last came to. At most so many rows and
 * columns are given back, so ask for one more than are allowed. One is read at a time, others wait.
 */
export function readWorkbook(bytes: Buffer, limits: WorkbookLimits): Promise<WorkbookReading> {
  const turn = last.then(() => readAlone(bytes, limits));
  last = turn.catch(() => undefined);
  return turn;
}

async function readAlone(bytes: Buffer, limits: WorkbookLimits): Promise<WorkbookReading> {
  if (bytes.subarray(0, OLD_OR_LOCKED.length).equals(OLD_OR_LOCKED)) return refused('old-or-locked');
  const unpacked = await unpackZip(bytes, (name) => /\.(xml|rels)$/i.test(name), MOST_UNPACKED);
  if (unpacked.status === 'refused') {
    const { why } = unpacked;
    return refused(why === 'not-a-zip' ? 'not-a-workbook' : why === 'encrypted' ? 'old-or-locked' : why);
  }
  const { files } = unpacked;
  if ([...files.keys()].some((name) => /(^|\/)vbaProject/i.test(name))) return refused('macros');
  if (!files.has('xl/workbook.xml')) return refused('not-a-workbook');
  return parsed(packZip(files), limits);
}

function parsed(file: Buffer, limits: WorkbookLimits): Promise<WorkbookReading> {
  const library = createRequire(import.meta.url).resolve('read-excel-file/node');
  const worker = new Worker(WORKER, {
    eval: true,
    execArgv: [],
    stdout: true,
    stderr: true,
    workerData: { library, file, limits },
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB },
  });
  return new Promise((resolve) => {
    const end = (reading: WorkbookReading) => {
      clearTimeout(patience);
      void worker.terminate();
      resolve(reading);
    };
    const patience = setTimeout(() => end(refused('too-long')), LONGEST_MS);
    worker.once('message', (rows: string[][] | null) =>
      end(rows === null ? refused('not-a-workbook') : { status: 'read', rows }),
    );
    worker.once('error', (error) => {
      const { code } = error as { code?: string };
      end(refused(code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'too-large' : 'not-a-workbook'));
    });
    // After an answer it is over already, and this changes nothing.
    worker.once('exit', () => end(refused('not-a-workbook')));
  });
}

const refused = (why: WorkbookRefusal): WorkbookReading => ({ status: 'refused', why });
