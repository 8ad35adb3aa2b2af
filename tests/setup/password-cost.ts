/**
 * What Argon2id costs in tests without the built product: next to nothing, since they make hundreds of hashes. How
 * much it really is, the tests over HTTP say.
 */
export const PASSWORD_COST = { memorySize: 64, iterations: 1, parallelism: 1 };
