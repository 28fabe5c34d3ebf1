import { dirname, join } from "node:path";
import type { AnalysisSession, LookUp } from "../engine/api.ts";
import type { LookupOptions, Registry } from "./registry.ts";

export interface SessionLookup {
  readonly registry: Registry;
  readonly session: AnalysisSession;
  /** The audited folder, absolute: decides which project's .npmrc counts. */
  readonly root: string;
  /** Publish dates of living packages are worth their price only where inferred findings are shown. */
  readonly options?: Pick<LookupOptions, "mode" | "thorough" | "maxAgeMs" | "retryFailed">;
}

/** The port through which an audit asks registries: one call for each manifest of a session. */
export function createLookUp({ registry, session, root, options }: SessionLookup): LookUp {
  return (manifestPath, signal) =>
    registry.lookup(session.manifests.requests(manifestPath, session.now), {
      ...options,
      folder: join(root, dirname(manifestPath)),
      privateScopes: session.manifests.privateScopes(),
      ...(signal && { signal }),
    });
}
