import { dirname, join } from "node:path";
import type { Advise, AnalysisSession, AskComposer, LookUp } from "../engine/api.ts";
import type { LookupOptions, Registry } from "./registry-options.ts";

export interface SessionLookup {
  readonly registry: Registry;
  readonly session: AnalysisSession;
  /** The audited folder, absolute: decides which project's .npmrc counts. */
  readonly root: string;
  /** Publish dates of living packages are worth their price only where inferred findings are shown. */
  readonly options?: Pick<
    LookupOptions,
    "mode" | "thorough" | "maxAgeMs" | "retryFailed" | "sources"
  >;
}

/** The ports through which an audit asks registries: for facts about each manifest, for advisories about each lockfile. */
export function createLookUp(around: SessionLookup): {
  readonly lookUp: LookUp;
  readonly advise: Advise;
  readonly askComposer: AskComposer;
} {
  const { registry, session, root, options } = around;
  const { manifests, composers } = session;
  const about = (path: string, signal: AbortSignal | undefined): LookupOptions => ({
    ...options,
    folder: join(root, dirname(path)),
    privateScopes: manifests.privateScopes(),
    ...(signal && { signal }),
  });
  return {
    lookUp: (path, signal) => registry.lookup(manifests.requests(path), about(path, signal)),
    advise: (path, signal) =>
      registry.advisories(manifests.holes.installed(path), {
        ...about(path, signal),
        bringersOf: (known) => manifests.holes.bringers(path, known),
      }),
    askComposer: (path, signal) => registry.composer(composers.question(path), about(path, signal)),
  };
}
