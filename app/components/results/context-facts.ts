import type { Context } from 'questions/types';

/** What is told of a place in a word or a number, as pairs for a list; fields that were not told are left out. */
export function contextFacts(context: Context): { id: string; name: string; value: string }[] {
  const number = (value: number | undefined) => value?.toLocaleString('en-GB');
  const yesNo = (value: boolean | undefined) => (value === undefined ? undefined : value ? 'yes' : 'no');
  const facts: [keyof Context, string, string | undefined][] = [
    ['population', 'Population', number(context.population)],
    ['councils', 'Councils', number(context.councils)],
    ['boundariesMatch', 'Boundaries match', context.boundariesMatch],
    ['acuteTrusts', 'Acute hospital trusts', number(context.acuteTrusts)],
    ['mentalHealthTrusts', 'Mental health trusts', number(context.mentalHealthTrusts)],
    ['communityTrusts', 'Community trusts', number(context.communityTrusts)],
    ['gpPractices', 'GP practices', number(context.gpPractices)],
    ['rurality', 'Urban or rural', context.rurality],
    ['deprivation', 'Deprivation', context.deprivation],
    ['widerSystem', 'Wider system', context.widerSystem],
    ['widerSystemPopulation', 'Population of the wider system', number(context.widerSystemPopulation)],
    ['widerSystemPlaces', 'Places in the wider system', number(context.widerSystemPlaces)],
    ['yearsOfJointWorking', 'Years of joint working', number(context.yearsOfJointWorking)],
    ['localIdentity', 'Local identity', context.localIdentity],
    ['voluntaryUmbrella', 'Umbrella body for charities', yesNo(context.voluntaryUmbrella)],
  ];
  return facts.flatMap(([id, name, value]) => (value === undefined ? [] : [{ id, name, value }]));
}
