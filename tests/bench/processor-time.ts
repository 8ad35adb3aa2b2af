import type { Watched } from './servers/watched';

/**
 * Does something and tells what it cost a server: `cpuMs`, the milliseconds of processor time for each of the things
 * counted. Unlike a rate it hardly changes with what else the computer is doing.
 */
export async function withCpu<T>(
  server: Pick<Watched, 'cpuSeconds'>,
  count: (result: T) => number,
  run: () => Promise<T>,
): Promise<T & { cpuMs: number }> {
  const before = await server.cpuSeconds();
  const result = await run();
  const spent = (await server.cpuSeconds()) - before;
  return { ...result, cpuMs: (spent * 1000) / count(result) };
}
