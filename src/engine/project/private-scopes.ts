import type { ManifestFacts } from "../deps/types.ts";

/** The scopes of packages that are marked as private. */
export function privateScopes(manifests: readonly (ManifestFacts | undefined)[]): Set<string> {
  return new Set(
    manifests.flatMap((facts) => {
      const name = facts?.private ? (facts.name ?? "") : "";
      return /^@[^/]+\//.test(name) ? [name.slice(0, name.indexOf("/"))] : [];
    }),
  );
}
