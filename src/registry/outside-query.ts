import type { NpmConfig } from "./npm-config.ts";
import type { Environment } from "./npmrc-file.ts";
import type { Source } from "./sources.ts";

/** How one call asks sources besides the registries: whom, with which configuration, and what may be used. */
export interface OutsideQuery {
  readonly sources: ReadonlySet<Source>;
  readonly config: NpmConfig;
  readonly env: Environment;
  /** Whether hosts and credentials that the project names count. */
  readonly trusted: boolean;
  /** Folders whose files of credentials count then, strongest first. */
  readonly projectDirs: readonly string[];
  readonly maxAgeMs: number;
  /** Who wants no request to be made, in words. */
  readonly offline?: string;
  readonly signal?: AbortSignal;
}
