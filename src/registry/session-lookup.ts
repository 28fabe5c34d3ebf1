import { dirname, join } from "node:path";
import type { Advise, AnalysisSession, AskComposer, LookUp, Verify } from "../engine/api.ts";
import type { LookupOptions, Registry } from "./registry-options.ts";
import type { SignatureChecker } from "./signature-checker.ts";

export interface SessionLookup {
  readonly registry: Registry;
  /** Absent where signatures are not asked for. */
  readonly signatures?: SignatureChecker;
  readonly session: AnalysisSession;
  /** The audited folder, absolute: decides which project's .npmrc counts. */
  readonly root: string;
  /** Publish dates of living packages are worth their price only where inferred findings are shown. */
  readonly options?: Pick<
    LookupOptions,
    "mode" | "thorough" | "maxAgeMs" | "retryFailed" | "sources"
  >;
}

/** The ports through which an audit asks registries: for facts about each manifest, for advisories and signatures about each lockfile. */
export function createLookUp(around: SessionLookup): {
  readonly lookUp: LookUp;
  readonly advise: Advise;
  readonly askComposer: AskComposer;
  readonly verify?: Verify;
} {
  const { registry, signatures, session, root, options } = around;
  const { manifests, composers } = session;
  const about = (path: string, signal: AbortSignal | undefined): LookupOptions => ({
    ...options,
    folder: join(root, dirname(path)),
    privateScopes: manifests.privateScopes(),
    thresholds: session.configuration.dependencies ?? {},
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
    ...(signatures && {
      verify: (path: string, signal: AbortSignal | undefined) =>
        signatures.check(manifests.holes.signed(path), about(path, signal)),
    }),
  };
}
