/** What Argon2id is to cost, as OWASP's Password Storage Cheat Sheet has it: 19 MiB (in KiB), two passes, one lane. */
export const PASSWORD_COST = { memorySize: 19_456, iterations: 2, parallelism: 1 };
