/** What the load generator can be asked to do, and what it then tells. Both cross a process boundary. */
export type Job = PagesJob | SavesJob | SurveysJob | WorkshopJob | ListenersJob;

/** When to stop: each caller begins nothing new after so long, or once so much has been done by all together. */
export interface Until {
  seconds: number;
  /** No bound where left out. */
  enough?: number;
}

/** As many callers as said ask for one page, each again as soon as it was answered. */
export interface PagesJob extends Until {
  work: 'pages';
  origin: string;
  path: string;
  cookie?: string;
  callers: number;
}

/** Each response is one caller, which saves one answer after the other. */
export interface SavesJob extends Until {
  work: 'saves';
  origin: string;
  responses: Saving[];
}

export interface Saving {
  /** Of the response's pages, such as `/answer/0123456789abcdef`. */
  path: string;
  cookie: string;
  set: string;
  form: string;
  questions: string[];
}

/** Callers who walk whole surveys, one after the other; those begun are finished. */
export interface SurveysJob extends Until {
  work: 'surveys';
  origin: string;
  callers: number;
}

/** The facilitator of a workshop, who steers it from its console. */
export interface Steering {
  origin: string;
  /** Of its console. */
  path: string;
  cookie: string;
  /** The number of its last event. */
  sequence: number;
}

/** People join a workshop by its code from one address, listen, vote round after round, and load what is revealed. */
export interface WorkshopJob {
  work: 'workshop';
  steering: Steering;
  code: string;
  /** Ids of its questions; each is voted on in several rounds. */
  steps: string[];
  roundsEach: number;
  participants: number;
  /** Within which all of them join, evenly, and within which all of them vote in each round. */
  joinSeconds: number;
  voteSeconds: number;
}

export interface WorkshopLoad {
  /** In milliseconds, one for each join, vote, and look at a reveal. */
  joinMs: number[];
  voteMs: number[];
  /** From the answer to the facilitator's command until a participant had what was revealed. */
  revealMs: number[];
  /** Votes acknowledged by level, 1 to 5, by round in order. */
  acknowledged: number[][];
}

/** So many listen to a workshop while its facilitator changes it so often. */
export interface ListenersJob {
  work: 'listeners';
  steering: Steering;
  code: string;
  listeners: number;
  changes: number;
}

export interface ListenersLoad {
  /** When the last listener had each change, in milliseconds since 1970; the first change has the first number. */
  lastAt: number[];
  /** From sending the command, and from its answer, until then. */
  sinceSentMs: number[];
  sinceAnswerMs: number[];
}

/** Requests answered as they should be, and how long each took. */
export interface Rate {
  count: number;
  perSecond: number;
  p50Ms: number;
  p95Ms: number;
  p99Ms: number;
}

export interface Surveys {
  finished: number;
  perMinute: number;
  requestsPerSecond: number;
  /** From posting a page of questions until the next page has come. */
  postP50Ms: number;
  postP95Ms: number;
}

export interface Results {
  pages: Rate;
  saves: Rate;
  surveys: Surveys;
  workshop: WorkshopLoad;
  listeners: ListenersLoad;
}
