import type { AdvisoryResult } from "../deps/advisory.ts";
import type { ComposerAnswers } from "../deps/composer/answers.ts";
import type { LookupResult } from "../deps/types.ts";

/** Asks the registries about a manifest's dependencies. Answers are keyed by package name. */
export type LookUp = (
  manifestPath: string,
  signal: AbortSignal | undefined,
) => Promise<ReadonlyMap<string, LookupResult>>;

/** Asks what is known to be vulnerable among all that is installed for a manifest. */
export type Advise = (
  manifestPath: string,
  signal: AbortSignal | undefined,
) => Promise<AdvisoryResult>;

/** Asks what is known of the packages of a composer.json; undefined where nobody may be asked. */
export type AskComposer = (
  manifestPath: string,
  signal: AbortSignal | undefined,
) => Promise<ComposerAnswers | undefined>;
