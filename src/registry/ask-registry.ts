import type { NotChecked } from "../engine/api.ts";
import type { AskAdvisories } from "./advisories.ts";
import { CANARY, readAdvisories } from "./advisory-shape.ts";
import type { DocumentSource } from "./document-source.ts";
import { notChecked } from "./failure.ts";
import { fetchAdvisories } from "./fetch-document.ts";
import type { RegistrySettings } from "./registry-settings.ts";

const MOST_VERSIONS = 1000;

/** Asks a registry of npm, in one request. */
export function askRegistry(source: DocumentSource): AskAdvisories {
  return async ({ settings, signal }, packages) => {
    const body = Object.fromEntries(
      [...packages].map(([name, versions]) => [name, versions.slice(0, MOST_VERSIONS)]),
    );
    body[CANARY.name] = [...new Set([...(body[CANARY.name] ?? []), CANARY.version])];
    const fetched = await source.exchange(
      settings,
      (options) => fetchAdvisories(body, options),
      signal,
    );
    if (!fetched.ok) {
      const { failure } = fetched;
      const why =
        failure.reason === "not-found" || failure.reason === "client-error"
          ? noAdvisories(settings, "it does not offer them")
          : notChecked(failure, "advisories", settings);
      return { ok: false, why };
    }
    const found = readAdvisories(fetched.document, new Set(Object.keys(body)));
    if (!found) return { ok: false, why: noAdvisories(settings, "its answer is none") };
    if (found.size === 0) {
      const why = `it has none even for ${CANARY.name} ${CANARY.version}, which is known to be vulnerable`;
      return { ok: false, why: noAdvisories(settings, why) };
    }
    return { ok: true, advisories: found };
  };
}

/** An answer from which nothing can be learned. */
export function noAdvisories({ host }: RegistrySettings, why: string): NotChecked {
  const text = `${host} says nothing about vulnerable versions: ${why}.`;
  return { ok: false, reason: "wrong-shape", text };
}
