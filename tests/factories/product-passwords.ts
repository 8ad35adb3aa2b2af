import { passwordHashes } from '~/services/password-hashes.server';

/** Hashes that cost what they cost in the built product, which tests over HTTP hold to this. */
export const PRODUCT_COST = { memorySize: 19_456, iterations: 2, parallelism: 1 };

export const productHashes = passwordHashes(PRODUCT_COST);
