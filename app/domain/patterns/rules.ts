import {
  anyHigh,
  anyLow,
  type Clause,
  exceeds,
  figureFrom,
  from,
  lowTogether,
  voluntaryBelow,
} from './clauses';
import { THRESHOLDS } from './thresholds';

/**
 * The seventeen patterns by id, in the order of analysis.md ("Patterns"); each is found where all its clauses hold. What
 * a pattern means, where that is told and what to ask of it stands in questions/patterns.yaml.
 */
export const RULES = {
  'structures-ahead-of-relationships': [anyLow('relationships.sequence'), anyHigh('decisions', 'money')],
  'structures-without-behaviours': [anyHigh('decisions', 'money'), anyLow('vision.behaviours')],
  'only-an-inch-deep': [figureFrom(THRESHOLDS.tierGap, 'tierGap')],
  'running-both-systems': [anyLow('assurance.retired'), from(THRESHOLDS.sharedReport, 'assurance.single')],
  'resting-on-a-few-people': [anyHigh('leadership.rolemodel'), anyLow('leadership.resilience')],
  'fair-weather-vision': [exceeds('vision.shared', 'vision.holds', THRESHOLDS.visionGap)],
  'high-trust-thin-assurance': [
    from(THRESHOLDS.highTrust, 'relationships'),
    anyLow('decisions.transparency', 'assurance.single'),
  ],
  'mainly-the-nhs-and-the-council': [voluntaryBelow(THRESHOLDS.sideGap)],
  'partners-see-different-places': [figureFrom(THRESHOLDS.differingDimensions, 'differingDimensions')],
  'measured-to-judge': [anyLow('assurance.learning'), from(THRESHOLDS.sharedReport, 'assurance.single')],
  'vision-without-practice': [anyHigh('vision'), lowTogether('money', 'contracting', 'assurance')],
  'pilots-that-never-spread': [anyHigh('learning.testing'), anyLow('learning.spread')],
  'health-services-only': [anyHigh('decisions.joint'), anyLow('partners.wider')],
  'engagement-bolted-on': [anyLow('partners.residents'), anyHigh('decisions', 'clinical')],
  'narrow-clinical-voice': [anyHigh('clinical.leadership'), anyLow('clinical.breadth')],
  'payment-pulls-back': [anyLow('contracting.incentives'), anyHigh('place.population', 'vision.shared')],
  'busy-but-scattered': [
    anyHigh('learning.testing', 'people.joint'),
    anyLow('decisions.joint', 'place.levels'),
  ],
} as const satisfies Readonly<Record<string, readonly Clause[]>>;

export type PatternId = keyof typeof RULES;
