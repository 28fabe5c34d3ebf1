import type { Range } from "../text/range.ts";
import type { PathStart } from "./refused-paths.ts";
import type { RouteStep } from "./route.ts";
import type { HandlerFacts } from "./steps.ts";

/** A function that a framework calls because of its file's place and its name. */
export interface ExportedHandler {
  readonly name: string;
  readonly range: Range;
  readonly handler: HandlerFacts;
}

/** What TanStack Start calls in a file: handlers of server routes, and functions that pages call. */
export interface StartFacts {
  readonly handlers: readonly ExportedHandler[];
  readonly functions: readonly ExportedHandler[];
  /** True where something is put before all requests. */
  readonly putsBeforeAll: boolean;
}

/** Which middlewares a matcher of Medusa's `defineMiddlewares` puts before routes. */
export interface MatcherFacts {
  /** A pattern, or the source of a regular expression. */
  readonly matcher: string;
  readonly isRegExp: boolean;
  /** Empty for all methods. */
  readonly methods: readonly string[];
  readonly steps: readonly RouteStep[];
  /** Where the pattern is written. */
  readonly file: string;
  readonly range: Range;
  /** True where it stands in `export const config` of a file without a default export, which version 1 reads alone. */
  readonly isOfFirst: boolean;
}

/** What a file exports to frameworks that read folders. Plain data. */
export interface ExportFacts {
  readonly handlers: readonly ExportedHandler[];
  /** Functions with the directive `use server`. */
  readonly actions: readonly ExportedHandler[];
  /** `export const AUTHENTICATE = false` of Medusa. */
  readonly optsOut?: Range;
  /** `export const config = { matcher }` of Next; empty strings are conditions that are not read. */
  readonly matchers?: readonly string[];
  /** True when the middleware looks at the path itself. */
  readonly looksAtPath: boolean;
  /** Where alone the middleware turns somebody away, as far as that is known. */
  readonly refuses?: readonly PathStart[];
  /** What TanStack Start calls in the file. */
  readonly start?: StartFacts;
}
