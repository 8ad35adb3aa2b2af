import { promisify } from 'node:util';
import { crc32, inflateRaw } from 'node:zlib';

/** The files of a ZIP by name, or why they were not unpacked. */
export type Unpacked =
  | { readonly status: 'unpacked'; readonly files: ReadonlyMap<string, Buffer> }
  | { readonly status: 'refused'; readonly why: 'not-a-zip' | 'encrypted' | 'too-large' };

const END = { signature: 0x06054b50, bytes: 22, longestComment: 0xffff };
const CENTRAL = { signature: 0x02014b50, bytes: 46 };
const LOCAL = { signature: 0x04034b50, bytes: 30 };
const STORED = 0;
const DEFLATED = 8;
const MOST_FILES = 500;

const inflate = promisify(inflateRaw);

/**
 * Unpacks a ZIP that may be hostile: what the list at its end names and nothing else, never more than `most` bytes in
 * all whatever sizes it states, off the event loop. Files that are not `wanted` are only listed, as empty.
 */
export async function unpackZip(
  bytes: Buffer,
  wanted: (name: string) => boolean,
  most: number,
): Promise<Unpacked> {
  const entries = listed(bytes);
  if (!entries) return { status: 'refused', why: 'not-a-zip' };
  const files = new Map<string, Buffer>();
  let left = most;
  for (const { name, isEncrypted, method, packed } of entries) {
    if (isEncrypted) return { status: 'refused', why: 'encrypted' };
    if (!wanted(name)) {
      files.set(name, Buffer.alloc(0));
      continue;
    }
    const file = await unpacked(packed, method, left);
    if (typeof file === 'string') return { status: 'refused', why: file };
    left -= file.length;
    files.set(name, file);
  }
  return { status: 'unpacked', files };
}

interface Entry {
  name: string;
  isEncrypted: boolean;
  method: number;
  packed: Buffer;
}

/** The files that the list at the end names; undefined where it is no ZIP, or one of another build than we read. */
function listed(bytes: Buffer): Entry[] | undefined {
  const end = endOf(bytes);
  if (end === -1) return undefined;
  const count = bytes.readUInt16LE(end + 10);
  if (count > MOST_FILES) return undefined;
  const entries: Entry[] = [];
  let at = bytes.readUInt32LE(end + 16);
  for (let index = 0; index < count; index += 1) {
    if (!isAt(bytes, at, CENTRAL)) return undefined;
    const [nameLength, extra, comment] = [28, 30, 32].map((offset) => bytes.readUInt16LE(at + offset));
    const local = bytes.readUInt32LE(at + 42);
    const size = bytes.readUInt32LE(at + 20);
    if (!isAt(bytes, local, LOCAL)) return undefined;
    const start = local + LOCAL.bytes + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    if (start + size > bytes.length) return undefined;
    entries.push({
      name: bytes.toString('utf8', at + CENTRAL.bytes, at + CENTRAL.bytes + nameLength!),
      isEncrypted: (bytes.readUInt16LE(at + 8) & 1) === 1,
      method: bytes.readUInt16LE(at + 10),
      packed: bytes.subarray(start, start + size),
    });
    at += CENTRAL.bytes + nameLength! + extra! + comment!;
  }
  return entries;
}

function endOf(bytes: Buffer): number {
  const first = Math.max(0, bytes.length - END.bytes - END.longestComment);
  for (let at = bytes.length - END.bytes; at >= first; at -= 1) if (isAt(bytes, at, END)) return at;
  return -1;
}

function isAt(bytes: Buffer, at: number, { signature, bytes: length }: typeof LOCAL): boolean {
  return at + length <= bytes.length && bytes.readUInt32LE(at) === signature;
}

async function unpacked(
  packed: Buffer,
  method: number,
  most: number,
): Promise<Buffer | 'not-a-zip' | 'too-large'> {
  if (method === STORED) return packed.length > most ? 'too-large' : packed;
  if (method !== DEFLATED) return 'not-a-zip';
  try {
    // Nothing at all may be left of what is allowed; the limit cannot say so.
    return await inflate(packed, { maxOutputLength: Math.max(1, most) });
  } catch (error) {
    return (error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE' ? 'too-large' : 'not-a-zip';
  }
}

/** Packs files into a ZIP as they are, without making them smaller: for handing what was unpacked on to a reader of ZIPs. */
export function packZip(files: ReadonlyMap<string, Buffer>): Buffer {
  const parts: Buffer[] = [];
  const list: Buffer[] = [];
  let offset = 0;
  for (const [name, file] of files) {
    const path = Buffer.from(name);
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0); // version needed
    facts.writeUInt16LE(0x0800, 2); // names are UTF-8
    facts.writeUInt32LE(crc32(file), 10);
    facts.writeUInt32LE(file.length, 14);
    facts.writeUInt32LE(file.length, 18);
    facts.writeUInt16LE(path.length, 22);
    list.push(uint32(CENTRAL.signature), Buffer.from([20, 0]), facts, Buffer.alloc(10), uint32(offset), path);
    const local = [uint32(LOCAL.signature), facts, path, file];
    parts.push(...local);
    offset += local.reduce((sum, { length }) => sum + length, 0);
  }
  const central = Buffer.concat(list);
  const end = Buffer.alloc(END.bytes);
  end.writeUInt32LE(END.signature, 0);
  end.writeUInt16LE(files.size, 8);
  end.writeUInt16LE(files.size, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, central, end]);
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
