import {
  MaxPartSizeExceededError,
  unstable_createMemoryUploadHandler as inMemory,
  unstable_parseMultipartFormData as parseMultipart,
} from '@remix-run/node';
import { refuse } from '~/lib/http';
import { MOST_UPLOADED_BYTES } from '~/lib/uploads';
import type { UploadedFile } from '~/services/answers-files.server';

/** What is posted: a file, and whether columns that are not the template's are left out. */
export interface Upload {
  /** Null where none was chosen; 'too-big' where it is larger than is taken. */
  file: UploadedFile | 'too-big' | null;
  leaveOutUnknown: boolean;
}

const FIELDS = ['file', 'leaveOut'];

/** Reads a posted upload; other parts are passed over unread. 400 where the body is no such form. */
export async function readUpload(request: Request): Promise<Upload> {
  try {
    const form = await parseMultipart(
      request,
      inMemory({ maxPartSize: MOST_UPLOADED_BYTES, filter: ({ name }) => FIELDS.includes(name) }),
    );
    const file = form.get('file');
    return {
      file:
        file instanceof File && file.size > 0
          ? { name: file.name, bytes: Buffer.from(await file.arrayBuffer()) }
          : null,
      leaveOutUnknown: form.get('leaveOut') === 'yes',
    };
  } catch (error) {
    if (error instanceof MaxPartSizeExceededError) return { file: 'too-big', leaveOutUnknown: false };
    refuse(400, 'This file could not be read. Nothing was kept. Open the page again.');
  }
}
