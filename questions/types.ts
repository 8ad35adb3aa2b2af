/**
 * The shapes of everything in the question files, as the rest of the code reads them. Plain types, so that pages
 * in the browser may use them without taking the validation library along; `schema.ts` says what a file may hold.
 */

/** A point on the maturity scale (1 not started to 5 thriving) or on the pressure scale (1 not at all to 5 severely). */
export type Level = 1 | 2 | 3 | 4 | 5;

/** Which questions a person is asked: all of them, one a dimension, or those a resident can judge. */
export type FormId = 'full' | 'workshop' | 'resident';

/** Where a fact stands in a report: under `heading`, and within `in` where that heading is repeated. */
export interface Source {
  readonly report: string;
  readonly heading: string;
  readonly in?: string;
}

/** A level's name; `meaning` is its rubric, given for the maturity scale. */
export interface ScaleLevel {
  readonly level: Level;
  readonly name: string;
}

export interface MaturityLevel extends ScaleLevel {
  readonly meaning: string;
}

/** What maturity questions and barriers have in common. `residentHelp` stands in place of `help` in the resident form. */
export interface Item {
  readonly id: string;
  readonly text: string;
  readonly help?: string;
  readonly residentHelp?: string;
  readonly why: string;
  readonly forms: readonly FormId[];
  readonly sources: readonly Source[];
}

/** A maturity question; its id is `<dimension>.<name>`, its descriptors are those of levels 1 to 5 in order. */
export interface Question extends Item {
  readonly descriptors: readonly [string, string, string, string, string];
}

/** A question about an outside force, answered on the pressure scale; its id is `barrier.<name>`. */
export type Barrier = Item;

export interface Dimension {
  readonly id: string;
  readonly name: string;
  readonly about: string;
  readonly questions: readonly Question[];
}

export interface QuestionSet {
  readonly id: string;
  readonly status: 'draft' | 'published';
  readonly title: string;
  readonly levels: readonly MaturityLevel[];
  readonly pressureScale: readonly ScaleLevel[];
  readonly dimensions: readonly Dimension[];
  readonly barriers: readonly Barrier[];
}

/** A published report that questions and case studies cite. `published` is YYYY or YYYY-MM, `file` its text's name. */
export interface Report {
  readonly code: string;
  readonly title: string;
  readonly authors: string;
  readonly publisher: string;
  readonly published: string;
  readonly kind: string;
  readonly kindNote: string;
  readonly file: string;
}

/** A type of partner. `form` names the form its people are offered first, where that is not the full one. */
export interface Sector {
  readonly id: string;
  readonly name: string;
  readonly help: string;
  readonly form?: FormId;
}

export interface Tier {
  readonly id: string;
  readonly name: string;
  readonly help: string;
}

/** A fact about a place that fits no field, and where it is told. */
export interface ContextNote {
  readonly text: string;
  readonly source: Source;
}

/** What is known of a place and never scored. A field that is missing was not told. */
export interface Context {
  readonly population?: number;
  readonly councils?: number;
  readonly boundariesMatch?: 'yes' | 'roughly' | 'no';
  readonly acuteTrusts?: number;
  readonly mentalHealthTrusts?: number;
  readonly communityTrusts?: number;
  readonly gpPractices?: number;
  readonly rurality?: 'urban' | 'rural' | 'mixed';
  readonly deprivation?: 'more deprived than average' | 'average' | 'less deprived than average';
  readonly widerSystem?: string;
  readonly widerSystemPopulation?: number;
  readonly widerSystemPlaces?: number;
  readonly financialPosition?: string;
  readonly yearsOfJointWorking?: number;
  readonly outsideSupport?: string;
  readonly localIdentity?: 'strong' | 'some' | 'weak';
  readonly voluntaryUmbrella?: boolean;
  readonly notes?: readonly ContextNote[];
  readonly citations?: readonly Source[];
}

/** This project's reading of what a report says of one place on one question, in one year. */
export interface Rating {
  readonly question: string;
  readonly level: Level;
  readonly basis: 'stated' | 'inferred';
  readonly evidence: string;
  readonly year: number;
  readonly source: Source;
}

/** Something a place did that others could try, or should know went wrong; `questions` are the ids it bears on. */
export interface Practice {
  readonly id: string;
  readonly title: string;
  readonly questions: readonly string[];
  readonly did: string;
  readonly reported?: string;
  readonly conditions?: string;
  readonly kind: 'practice' | 'contrast' | 'failure';
  readonly source: Source;
}

/** A practice of a place that a report only notes in passing: there is no case study of it in that report. */
export interface PlaceNote extends Practice {
  /** The place's id, as in the case studies of the same place. */
  readonly place: string;
  readonly name: string;
  /** The year it tells of. */
  readonly year: number;
}

/** What a report says came of it, as exactly as it says so: `figure` with its unit, such as "£5 million" or "14 per cent". */
export interface ReportedResult {
  readonly what: string;
  readonly figure: string;
  readonly period?: string;
  readonly source: Source;
}

export interface RelatedCaseStudy {
  readonly id: string;
  readonly relation: 'same place' | 'overlapping';
}

/** One place as one report saw it in one year. A question without a rating is one the report is silent on. */
export interface CaseStudy {
  readonly id: string;
  readonly place: string;
  readonly name: string;
  readonly report: string;
  readonly year: number;
  readonly published: number;
  readonly related: readonly RelatedCaseStudy[];
  readonly context: Context;
  readonly story: string;
  readonly ratings: readonly Rating[];
  readonly practices: readonly Practice[];
  readonly results: readonly ReportedResult[];
}

/** One reader's independent coding of a case study, before the readings are settled. */
export interface Coding {
  readonly caseStudy: string;
  readonly ratings: readonly Pick<Rating, 'question' | 'level' | 'basis'>[];
}

/** How a question was settled on which the two readers of a case study differed; `none`: it has no rating. */
export interface Settlement {
  readonly question: string;
  readonly level: Level | 'none';
  readonly because: string;
}

/** All that was settled of one case study. */
export interface Settling {
  readonly caseStudy: string;
  readonly differences: readonly Settlement[];
}

/** The two codings of a case study, and how they were settled. */
export interface DoubleCoding {
  readonly caseStudy: string;
  readonly first: Coding;
  readonly second: Coding;
  readonly differences: readonly Settlement[];
}

/**
 * A pattern in a place's results, in words: what it usually means, what the reports tell of it (nothing, for one that
 * rests on the answers alone), and what to ask of it. When it is found is a rule in `app/domain/patterns`, by its id.
 */
export interface Pattern {
  readonly id: string;
  readonly title: string;
  readonly meaning: string;
  readonly sources: readonly Source[];
  /** The questions whose practices in the case studies bear on it. */
  readonly practicesOn: readonly string[];
  /** For a facilitator to put to people of different organisations. */
  readonly workshopQuestions: readonly [string, string, string];
}

/** Everything in the question folder that the application uses. */
export interface Instrument {
  /** Every question set by its id. */
  readonly sets: Readonly<Record<string, QuestionSet>>;
  /** The set offered to new respondents: the last published one or, while none is, the last draft. */
  readonly current: QuestionSet;
  readonly reports: readonly Report[];
  readonly sectors: readonly Sector[];
  readonly tiers: readonly Tier[];
  /** For each dimension id, the ids of the barriers that bear on it most. */
  readonly relatedBarriers: Readonly<Record<string, readonly string[]>>;
  /** In the order of their ids. */
  readonly caseStudies: readonly CaseStudy[];
  /** In the same order, one for each case study. */
  readonly codings: readonly DoubleCoding[];
  readonly placeNotes: readonly PlaceNote[];
  readonly patterns: readonly Pattern[];
}
