import { unstable_parseMultipartFormData as parseMultipart, type UploadHandler } from '@remix-run/node';
import { refuse } from '~/lib/http';
import { MOST_UPLOADED_BYTES } from '~/lib/uploads';
import type { UploadedFile } from '~/services/answers-files.server';

/** What is posted: a file, and whether columns that are not the template's are left out. */
export interface Upload {
  /** Null where none was chosen; 'too-big' where it is larger than is taken. */
  file: UploadedFile | 'too-big' | null;
  leaveOutUnknown: boolean;
}

/** Reads a posted upload; parts that are not asked for are passed over. 400 where the body is no such form. */
export async function readUpload(request: Request): Promise<Upload> {
  let file: Upload['file'] = null;
  const handler: UploadHandler = async ({ name, filename, data }) => {
    const bytes = await gathered(data);
    if (name === 'leaveOut') return bytes === 'too-big' ? '' : bytes.toString();
    if (name !== 'file') return undefined;
    if (bytes === 'too-big') file = bytes;
    else if (bytes.length > 0) file = { name: filename ?? '', bytes };
    return undefined;
  };
  try {
    const form = await parseMultipart(request, handler);
    return { file, leaveOutUnknown: form.get('leaveOut') === 'yes' };
  } catch {
    refuse(400, 'This file could not be read. Nothing was kept. Open the page again.');
  }
}

/** A part of the form; of one that is too big nothing is kept, but it is read to its end (see `readInVain`). */
async function gathered(data: AsyncIterable<Uint8Array>): Promise<Buffer | 'too-big'> {
  let size = 0;
  let chunks: Uint8Array[] = [];
  for await (const chunk of data) {
    size += chunk.byteLength;
    if (size > MOST_UPLOADED_BYTES) chunks = [];
    else chunks.push(chunk);
  }
  return size > MOST_UPLOADED_BYTES ? 'too-big' : Buffer.concat(chunks);
}

/**
 * Takes in the body of a request that is refused, and keeps nothing of it: an answer given while a file is still being
 * sent would not be seen by who sends it.
 */
export async function readInVain(request: Request): Promise<void> {
  try {
    await request.body?.pipeTo(new WritableStream());
  } catch {
    // Whoever sent it is gone.
  }
}
