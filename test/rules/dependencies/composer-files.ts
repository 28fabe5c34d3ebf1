import type { Advisory, ComposerAnswers, ComposerRelease } from "../../../src/engine/api.ts";
import { composerContentHash } from "../../../src/engine/deps/composer/content-hash.ts";

/** A composer.json of a store, laid out as Composer writes it. */
export function composerJson(
  require: Readonly<Record<string, string>>,
  more: Readonly<Record<string, unknown>> = {},
): string {
  return `${JSON.stringify({ name: "corner/shop", type: "project", require, ...more }, undefined, 4)}\n`;
}

/** What composer.lock says of a package: its version, or more than that. */
export type LockedSketch = string | { readonly version: string; readonly [key: string]: unknown };

/** A composer.lock with these packages, written for the text of a composer.json. */
export function composerLock(
  packages: Readonly<Record<string, LockedSketch>>,
  writtenFor?: string,
): Readonly<Record<string, string>> {
  const list = Object.entries(packages).map(([name, sketch]) => ({
    name,
    ...(typeof sketch === "string" ? { version: sketch } : sketch),
    dist: { type: "zip", url: `https://example.com/${name}.zip` },
  }));
  const hash = writtenFor === undefined ? "0".repeat(32) : composerContentHash(writtenFor);
  return {
    "composer.lock": JSON.stringify({ "content-hash": hash, packages: list, "packages-dev": [] }),
  };
}

/** What sources say: advisories by name, and the published versions of packages. */
export function composerAnswers(
  advisories: Readonly<Record<string, readonly Partial<Advisory>[]>>,
  versions: Readonly<Record<string, readonly string[]>> = {},
  abandoned: Readonly<Record<string, string | boolean>> = {},
  releases: Readonly<Record<string, ComposerRelease>> = {},
): ComposerAnswers {
  const all = Object.entries(advisories).map(
    ([name, list]) =>
      [
        name,
        list.map((each, index) => ({
          id: `GHSA-${index}`,
          title: "SQL injection in the cart",
          severity: "high" as const,
          vulnerable: "*",
          cwe: [],
          ...each,
        })),
      ] as const,
  );
  const names = [...Object.keys(versions), ...Object.keys(abandoned)];
  return {
    advisories: { ok: true, advisories: new Map(all), fetchedAt: 0, leftOut: [] },
    compared: 2,
    told: new Map(
      names.map((name) => [
        name,
        {
          ok: true,
          abandoned: abandoned[name] ?? false,
          versions: versions[name] ?? [],
          releases,
          fetchedAt: 0,
        },
      ]),
    ),
  };
}
