/** A local health and care system that assesses itself. */
export interface PlaceTable {
  id: string;
  name: string;
  /** YYYY-MM-DD. */
  created_on: string;
}
