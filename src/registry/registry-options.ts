import type {
  Advisory,
  AdvisoryResult,
  ChosenThresholds,
  ComposerAnswers,
  ComposerQuestion,
  FactRequest,
  LookupResult,
} from "../engine/api.ts";
import type { AdvisoryRequest } from "./advisory-shape.ts";
import type { Counters } from "./counters.ts";
import type { EditorProxy } from "./editor-proxy.ts";
import type { Environment } from "./npmrc-file.ts";
import type { Addresses } from "./outside-sources.ts";
import type { Source } from "./sources.ts";

export interface RegistryOptions {
  /** Where digests are kept between runs; absent keeps them in memory only. */
  readonly cacheDir?: string;
  /** What the thread for large documents runs (`src/worker/documents.ts`); without it they are read in the caller's thread. */
  readonly documentProgram?: string | URL;
  /** Folders whose .npmrc counts for the manifests below them, such as workspace folders. */
  readonly projectDirs: readonly string[];
  readonly trusted: boolean;
  readonly env: Environment;
  /** Used where neither npm's configuration nor the environment names a proxy. */
  readonly editorProxy?: EditorProxy;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Ends everything that is under way. */
  readonly signal?: AbortSignal;
  readonly log?: (line: string) => void;
  /** For one exchange; full documents get three times as long. */
  readonly deadlineMs?: number;
  /** Of one unpacked answer. */
  readonly maxBytes?: number;
  readonly concurrency?: number;
  /** Where sources besides the registries are, for tests. */
  readonly addresses?: Addresses;
  /** Waits before a retry; tests put their own clock here. */
  readonly delay?: (ms: number, signal: AbortSignal) => Promise<void>;
}

export interface LookupOptions {
  /** The folder of the manifest; decides which project's .npmrc counts. */
  readonly folder?: string;
  readonly signal?: AbortSignal;
  /** `offline` serves what is kept, `off` serves nothing. */
  readonly mode?: "online" | "offline" | "off";
  /** Also gets the publish dates of living packages, for which many full documents are needed, or all of them. */
  readonly thorough?: boolean | "in-full";
  /** Where people chose other figures than the usual ones: they decide which publish dates matter. */
  readonly thresholds?: ChosenThresholds;
  readonly maxAgeMs?: number;
  /** Asks again for what failed a moment ago. */
  readonly retryFailed?: boolean;
  /** Names of the project's own packages: never sent anywhere. */
  readonly localNames?: ReadonlySet<string>;
  /** Scopes of the project's private packages, with their `@`: sent to a configured registry only. */
  readonly privateScopes?: ReadonlySet<string>;
  /** The packages through which the project gets to vulnerable ones: their documents come with the advisories. */
  readonly bringersOf?: (known: ReadonlyMap<string, readonly Advisory[]>) => readonly string[];
  /** Sources besides the registries that were switched on; none unless they are named. */
  readonly sources?: ReadonlySet<Source>;
}

export interface Registry {
  /** One entry for each name that may be asked for. Never throws and never leaves a name out silently. */
  lookup(
    requests: readonly FactRequest[],
    options?: LookupOptions,
  ): Promise<Map<string, LookupResult>>;
  /**
   * What is known to be vulnerable among all packages of a lockfile: one request at most. Names that
   * belong to another registry are not sent; the answer says so. Never throws.
   */
  advisories(packages: AdvisoryRequest, options?: LookupOptions): Promise<AdvisoryResult>;
  /** What is known of packages of Composer; undefined where no source is switched on. Never throws. */
  composer(
    question: ComposerQuestion,
    options?: LookupOptions,
  ): Promise<ComposerAnswers | undefined>;
  readonly counters: Readonly<Counters>;
  close(): Promise<void>;
}
