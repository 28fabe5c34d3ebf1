import type { LookupResult } from "../../../src/engine/api.ts";
import { facts, type FactsSketch } from "../../engine/deps/build.ts";

/** What a registry answers, by package name. */
export function answers(
  packages: Readonly<Record<string, FactsSketch>>,
): ReadonlyMap<string, LookupResult> {
  return new Map(
    Object.entries(packages).map(([name, sketch]): [string, LookupResult] => [
      name,
      { ok: true, facts: facts({ ...sketch, name }) },
    ]),
  );
}

/** A package.json with one field of dependencies, laid out as people do. */
export function manifest(
  dependencies: Readonly<Record<string, string>>,
  field = "dependencies",
): string {
  return `${JSON.stringify({ name: "shop", [field]: dependencies }, undefined, 2)}\n`;
}

/** A package-lock.json with these versions; the second of a pair is a deprecation. */
export function lock(
  packages: Readonly<Record<string, string | readonly [string, string]>>,
): Readonly<Record<string, string>> {
  const entries = Object.entries(packages).map(([name, entry]) => {
    const [version, deprecated] = typeof entry === "string" ? [entry] : entry;
    return [`node_modules/${name}`, { version, deprecated }];
  });
  return {
    "package-lock.json": JSON.stringify({
      lockfileVersion: 3,
      packages: Object.fromEntries(entries),
    }),
  };
}
