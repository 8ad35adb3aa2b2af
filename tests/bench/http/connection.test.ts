import { brotliCompressSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { wholeReply } from './connection';

const answer = (headers: string[], body: Buffer | string) =>
  Buffer.concat([
    Buffer.from(['HTTP/1.1 200 OK', ...headers].join('\r\n') + '\r\n\r\n'),
    Buffer.isBuffer(body) ? body : Buffer.from(body),
  ]);

describe('an answer', () => {
  it('of a stated length is whole when so much has come', () => {
    const bytes = answer(['Content-Length: 5'], 'hello');
    expect(wholeReply(bytes.subarray(0, 10))).toBeUndefined();
    expect(wholeReply(bytes.subarray(0, -1))).toBeUndefined();
    expect(wholeReply(bytes)?.text()).toBe('hello');
  });

  it('in chunks is whole after the last, and put together again', () => {
    const bytes = answer(['Transfer-Encoding: chunked'], '5\r\nhello\r\n6\r\n world\r\n0\r\n\r\n');
    expect(wholeReply(bytes.subarray(0, -1))).toBeUndefined();
    expect(wholeReply(bytes)?.text()).toBe('hello world');
  });

  it('may be compressed', () => {
    const body = brotliCompressSync('hello');
    const bytes = answer([`Content-Length: ${body.length}`, 'Content-Encoding: br'], body);
    expect(wholeReply(bytes)?.text()).toBe('hello');
  });

  it('gives its status and every value of a header', () => {
    const reply = wholeReply(
      answer(['Set-Cookie: a=1', 'set-cookie: b=2; Path=/x', 'Content-Length: 0'], ''),
    );
    expect(reply?.status).toBe(200);
    expect(reply?.header('set-cookie')).toEqual(['a=1', 'b=2; Path=/x']);
    expect(reply?.header('location')).toEqual([]);
  });

  it('of unknown length is an error, not a wait without end', () => {
    expect(() => wholeReply(answer([], 'hello'))).toThrow('unknown length');
  });
});
