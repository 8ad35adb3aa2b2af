/** The largest file that may be uploaded, in bytes. */
export const MOST_UPLOADED_BYTES = 5 * 1024 * 1024;

/** Whether a path is one that files are uploaded to: the import of an assessment. */
export const takesUploads = (path: string): boolean =>
  /^\/places\/[^/]+\/assessments\/[^/]+\/import$/.test(path);
