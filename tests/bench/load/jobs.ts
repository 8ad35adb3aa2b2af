/** What the load generator can be asked to do, and what it then tells. Both cross a process boundary. */
export type Job = PagesJob | SavesJob | SurveysJob;

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
}
