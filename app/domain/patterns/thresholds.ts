/** What the rules on patterns and where to start go by (analysis.md, "Patterns" and "Where to start"). */
export const THRESHOLDS = {
  /** A place's mean below this is low. */
  low: 2.6,
  /** A place's mean of this or more is high. */
  high: 3.4,
  /** Only an inch deep: the lead of board and executive over middle and frontline within sectors. */
  tierGap: 0.8,
  /** Running both systems, measured to judge: one shared report is in use. */
  sharedReport: 3,
  /** Running both systems: a pressure of this or more means that the old processes are required from outside. */
  requiredOutside: 4,
  /** Fair-weather vision: how far the shared vision exceeds what is left of it in hard times. */
  visionGap: 1,
  /** High trust, thin assurance. */
  highTrust: 3.8,
  /** Collaboration of the statutory: how much lower the other side scores the place. */
  sideGap: 0.7,
  /** Partners see different places: dimensions on which they differ significantly. */
  differingDimensions: 4,
} as const;

/** Shown means have one decimal; their differences and means may come out this far from where they lie by hand. */
const HAIR = 1e-9;

/** Whether a value is at a threshold or above it, also where floating point leaves it a hair below. */
export function atLeast(value: number, threshold: number): boolean {
  return value + HAIR >= threshold;
}
