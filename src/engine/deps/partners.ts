import type { Partner } from "./policy.ts";
import { isRegistryKind } from "./spec.ts";
import type { DependencyEntry, DependencyFacts, ManifestFacts, PackageFacts } from "./types.ts";

/**
 * Lines whose packages are released in step with that of `entry`: of one scope, at the same version
 * here (`current`, by key), with the same version as the latest one, and of one repository as far as that is known.
 * Platforms such as Vendure and Medusa break when only one of theirs is updated.
 */
export function partnersOf(
  entry: DependencyEntry,
  manifest: ManifestFacts,
  facts: ReadonlyMap<string, DependencyFacts>,
  current: ReadonlyMap<string, string>,
): Partner[] {
  const scope = scopeOf(entry.name);
  const own = answer(facts.get(entry.key));
  if (scope === undefined || scope === "@types" || own?.latest === undefined) return [];
  const version = current.get(entry.key);
  return manifest.dependencies.flatMap((other): Partner[] => {
    if (scopeOf(other.name) !== scope || other.name === entry.name) return [];
    if (!isRegistryKind(other.kind) || other.field === "peerDependencies") return [];
    const known = answer(facts.get(other.key));
    if (!known || known.latest !== own.latest || !sameRepository(known, own)) return [];
    const inStep = version !== undefined && current.get(other.key) === version;
    return inStep ? [{ entry: other, facts: known }] : [];
  });
}

function sameRepository(a: PackageFacts, b: PackageFacts): boolean {
  return a.repository === undefined || b.repository === undefined || a.repository === b.repository;
}

function scopeOf(name: string): string | undefined {
  return name.startsWith("@") ? name.slice(0, name.indexOf("/")) : undefined;
}

function answer(facts: DependencyFacts | undefined): PackageFacts | undefined {
  return facts?.lookup?.ok ? facts.lookup.facts : undefined;
}
