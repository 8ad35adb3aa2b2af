import type { Flag } from './flag';

/** A phone, or a table's device, that joined a workshop. Random ids, no time: neither tells whose it is. */
export interface WorkshopDeviceTable {
  id: string;
  workshop_id: string;
  /** Null: not asked or not said. */
  sector: string | null;
  tier: string | null;
  /** How many people vote by it, 1 to 20. */
  people: number;
  /** 1: made up for a rehearsal. */
  simulated: Flag;
}
