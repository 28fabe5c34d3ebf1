import type { Model } from "../models/model.ts";
import type { PlatformRow } from "../platforms/platform.ts";
import type { MiddlewareRow } from "../routes/known-middleware.ts";
import type { Configuration } from "./configuration.ts";
import type { Log, ProjectFiles } from "./ports.ts";
import type { Rule } from "./rule.ts";

export interface SessionOptions {
  /** The rules; the engine has none of its own. */
  readonly rules: readonly Rule[];
  /** What is known of libraries, asked for when data is followed; without models none is. The same list each time. */
  readonly models?: () => readonly Model[];
  /** How platforms are recognised; without rows none is. */
  readonly platforms?: readonly PlatformRow[];
  /** What functions of packages do to requests, for the table of routes. */
  readonly middleware?: readonly MiddlewareRow[];
  readonly files: ProjectFiles;
  readonly configuration: Configuration;
  /** An untrusted workspace silences nothing. */
  readonly trusted: boolean;
  readonly now: () => Date;
  readonly log: Log;
  /** True when the process should forget so many answers, which can be found again; absent where their number decides. */
  readonly isFull?: (answers: number) => boolean;
}
