import type { Load } from './load/load';
import type { Product } from './servers/product';
import type { Row } from './table';

/** What every group of rows measures with. */
export interface Setting {
  engine: 'sqlite' | 'postgres';
  product: Product;
  load: Load;
  /** A temporary folder on the disk that the product's own data is on. */
  folder: string;
  /** Of timed load: how many samples, and how long each lasts. */
  samples: { count: number; seconds: number };
  /** Of what a browser shows: how many page loads. */
  loads: number;
}

/** Load before anything is measured: enough for what runs often to have been compiled, and not longer than this. */
export const WARM_UP = { seconds: 20, enough: 600 };

/** Measures one group of rows. */
export type Measure = (setting: Setting) => Promise<Row[]>;
