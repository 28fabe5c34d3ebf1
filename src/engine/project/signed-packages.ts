import { isForeign, isFromRegistry } from "../deps/from-registry.ts";
import type { SignatureResult, SignedPackage } from "../deps/signature.ts";
import { findVersion } from "../deps/semver-range.ts";
import type { LookupResult } from "../deps/types.ts";
import type { LockView } from "./manifest-view.ts";

/** What is known of the signatures of each lockfile's packages, by its path. */
export class KnownSignatures {
  readonly #results = new Map<string, SignatureResult>();

  set(lock: string, result: SignatureResult): void {
    this.#results.set(lock, result);
  }

  of(lock: string): SignatureResult | undefined {
    return this.#results.get(lock);
  }
}

/**
 * The packages of a lockfile that come from a registry by themselves: those that the project asks
 * for itself first, then what is used in production. Each version once.
 */
export function signedPackages(
  lock: LockView,
  localNames: ReadonlySet<string>,
  lookups: ReadonlyMap<string, LookupResult> | undefined,
): readonly SignedPackage[] {
  const ranked = new Map<string, { readonly rank: number; readonly signed: SignedPackage }>();
  for (const { package: locked, production, from } of lock.ways().values()) {
    const { name, version, link, bundled, integrity = "" } = locked;
    if (version === undefined || link || bundled || isForeign(locked)) continue;
    if (localNames.has(name) && !isFromRegistry(locked)) continue;
    const rank = (from ? 2 : 0) + (production ? 0 : 1);
    const key = `${name}@${version}`;
    if ((ranked.get(key)?.rank ?? 9) <= rank) continue;
    const sha512 = integrity.split(/\s+/).find((each) => each.startsWith("sha512-"));
    const lookup = lookups?.get(name);
    const published = lookup?.ok ? findVersion(lookup.facts, version)?.publishedAt : undefined;
    const signed = {
      name,
      version,
      ...(sha512 && { integrity: sha512 }),
      ...(published !== undefined && { publishedAt: published }),
    };
    ranked.set(key, { rank, signed });
  }
  return [...ranked.values()].toSorted((a, b) => a.rank - b.rank).map(({ signed }) => signed);
}
