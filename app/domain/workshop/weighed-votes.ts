/** What percents are rounded to where votes weigh differently. */
export const STEP = 5;

/** A device's vote where devices count for their people. */
export interface WeighedVote {
  /** Which of the counts it is in. */
  readonly at: number;
  readonly people: number;
}

/** In whole steps; they may not add up to 100. */
export function percentsOf(counts: readonly number[]): number[] {
  const total = sum(counts);
  return counts.map((count) => (total === 0 ? 0 : Math.round((count * 100) / total / STEP) * STEP));
}

/**
 * Whether percents leave it open of every device what it voted, to people who see how large each table is: it could have
 * voted otherwise, some others in its place or nobody, and the same percents had come out. A table of 20 beside four
 * single people could not, since nobody could stand in for it. Where all devices agree, that is what any count of them
 * tells, so that is no matter of their sizes.
 * @param counts of people, votes on paper among them, which whoever typed them in knows
 */
export function hidesEachTable(votes: readonly WeighedVote[], counts: readonly number[]): boolean {
  if (new Set(votes.map(({ at }) => at)).size <= 1) return true;
  const told = percentsOf(counts).join();
  const most = Math.max(...votes.map(({ people }) => people)) + (sum(counts) * STEP) / 100;
  const stands = counts.map((_, at) =>
    sumsUpTo(
      most,
      votes.filter((vote) => vote.at === at).map(({ people }) => people),
    ),
  );
  const couldBeElsewhere = ({ at, people }: WeighedVote) =>
    stands.some(
      (sums, other) =>
        other !== at &&
        sums.some((instead) => {
          const moved = counts.map((count, index) =>
            index === at ? count - people + instead : index === other ? count + people - instead : count,
          );
          return percentsOf(moved).join() === told;
        }),
    );
  const kinds = new Map(votes.map((vote) => [`${vote.at} ${vote.people}`, vote]));
  return [...kinds.values()].every(couldBeElsewhere);
}

/** What some of the numbers, or none, may add up to. */
function sumsUpTo(most: number, numbers: readonly number[]): number[] {
  const reached = new Set([0]);
  for (const number of numbers) {
    // Those of before this number, so that it counts once.
    for (const sum of [...reached]) if (sum + number <= most) reached.add(sum + number);
    if (reached.size > most) break;
  }
  return [...reached];
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
