import type { NotChecked } from "../engine/api.ts";
import type { AskAdvisories } from "./advisories.ts";
import { CANARY } from "./advisory-shape.ts";
import type { DocumentSource } from "./document-source.ts";
import { notChecked } from "./failure.ts";
import type { RegistrySettings } from "./registry-settings.ts";

const BULK = "-/npm/v1/security/advisories/bulk";
const MOST_VERSIONS = 1000;

/** Asks a registry of npm, in one request. */
export function askRegistry(source: DocumentSource): AskAdvisories {
  return async ({ settings, signal }, packages) => {
    const body = Object.fromEntries(
      [...packages].map(([name, versions]) => [name, versions.slice(0, MOST_VERSIONS)]),
    );
    body[CANARY.name] = [...new Set([...(body[CANARY.name] ?? []), CANARY.version])];
    const names = new Set(Object.keys(body));
    const fetched = await source.ask(
      settings,
      { path: BULK, accept: "application/json", body },
      { kind: "npm-advisories", names },
      signal,
    );
    if (!fetched.ok) {
      const { failure } = fetched;
      if (failure.reason === "wrong-shape")
        return { ok: false, why: noAdvisories(settings, "its answer is none") };
      const why =
        failure.reason === "not-found" || failure.reason === "client-error"
          ? noAdvisories(settings, "it does not offer them")
          : notChecked(failure, "advisories", settings);
      return { ok: false, why };
    }
    const { document } = fetched;
    if (document.isUnchanged || document.value.size === 0) {
      const why = `it has none even for ${CANARY.name} ${CANARY.version}, which is known to be vulnerable`;
      return { ok: false, why: noAdvisories(settings, why) };
    }
    return { ok: true, advisories: document.value };
  };
}

/** An answer from which nothing can be learned. */
export function noAdvisories({ host }: RegistrySettings, why: string): NotChecked {
  const text = `${host} says nothing about vulnerable versions: ${why}.`;
  return { ok: false, reason: "wrong-shape", text };
}
