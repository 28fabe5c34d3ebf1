import type { AskAdvisories } from "./advisories.ts";
import { noAdvisories } from "./ask-registry.ts";
import type { DocumentSource } from "./document-source.ts";
import { notChecked } from "./failure.ts";

/** Where Packagist answers about advisories, and what it must know: it has known of some for years. */
export const PACKAGIST_ADVISORIES = {
  path: "api/security-advisories/",
  canary: "phpmailer/phpmailer",
} as const;

/**
 * Asks a repository about all packages at once, in the fields of a form, as Composer does. An answer
 * that knows nothing of `canary` is none.
 */
export function askComposerAdvisories(
  source: DocumentSource,
  { path, canary }: { readonly path: string; readonly canary?: string },
): AskAdvisories {
  return async ({ settings, signal }, packages) => {
    const names = new Set([...packages.keys(), ...(canary === undefined ? [] : [canary])]);
    const form = [...names].map((name) => `packages[]=${encodeURIComponent(name)}`).join("&");
    const question = { path, accept: "application/json", form };
    const fetched = await source.ask(
      settings,
      question,
      { kind: "packagist-advisories", names },
      signal,
    );
    if (!fetched.ok) {
      const { failure } = fetched;
      const isOther = failure.reason === "wrong-shape";
      const other = noAdvisories(settings, "its answer is none");
      return { ok: false, why: isOther ? other : notChecked(failure, "advisories", settings) };
    }
    const found = fetched.document.isUnchanged ? new Map() : fetched.document.value;
    if (canary !== undefined && (found.get(canary) ?? []).length === 0) {
      const why = `it has none even for ${canary}, of which many are known`;
      return { ok: false, why: noAdvisories(settings, why) };
    }
    return { ok: true, advisories: found };
  };
}
