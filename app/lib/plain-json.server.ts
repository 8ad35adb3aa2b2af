import type { Request, Response } from 'express';

/** The body of a request as text; undefined where the sender went away. How long it may be was judged by its stated length. */
export function bodyOf(req: Request): Promise<string | undefined> {
  return new Promise((resolve) => {
    let text = '';
    req.setEncoding('utf8').on('data', (part: string) => (text += part));
    req.once('end', () => resolve(text));
    req.once('close', () => resolve(undefined));
  });
}

/** Sends JSON that nobody may keep, by `end`, since `res.json` would work out a digest of it. */
export function sendJson(res: Response, status: number, json: string): void {
  const bytes = Buffer.from(json);
  res.statusCode = status;
  res.setHeader('Content-Type', 'application/json');
  res.setHeader('Cache-Control', 'no-store');
  res.setHeader('Content-Length', bytes.length);
  res.end(bytes);
}
