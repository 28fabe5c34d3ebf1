import { createRequire } from "node:module";
import { expect, it } from "vitest";
import { readAsked } from "../../src/engine/deps/pick-version.ts";
import { facts } from "../engine/deps/build.ts";

const require = createRequire(import.meta.url);
const pickManifest: (
  document: object,
  wanted: string,
  options: object,
) => { readonly version: string } = require("npm-pick-manifest");

/** Numbers that are the same in every run. */
function sequence(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}

const SPECS = [
  "*",
  "",
  "latest",
  "next",
  "1",
  "^1.0.0",
  "~1.1.0",
  "1.x",
  "0.x",
  "^0.1.0",
  ">=1.0.0 <2.0.0",
  "1.0.0 || ^2.0.0",
  ">=1.2.0-0",
  "^2.0.0-beta.0",
  "1.0.0",
  "=1.1.0",
  "<1.0.0",
  "^9.0.0",
];

it("takes the version that npm takes", () => {
  const random = sequence(20_261_129);
  let taken = 0;
  for (let round = 0; round < 400; round++) {
    const versions = new Set<string>();
    const count = 1 + Math.floor(random() * 12);
    for (let i = 0; i < count; i++) {
      const [major, minor, patch] = [0, 1, 2].map(() => Math.floor(random() * 3));
      const pre = random() < 0.2 ? `-beta.${Math.floor(random() * 3)}` : "";
      versions.add(`${major}.${minor}.${patch}${pre}`);
    }
    const list = [...versions];
    const any = (): string => list[Math.floor(random() * list.length)] ?? "";
    const [latest, next] = [any(), any()];
    const deprecated = Object.fromEntries(
      list.filter(() => random() < 0.3).map((version) => [version, "old"]),
    );
    const document = {
      name: "pkg",
      "dist-tags": { latest, next },
      versions: Object.fromEntries(
        list.map((version) => [version, { name: "pkg", version, deprecated: deprecated[version] }]),
      ),
    };
    const known = facts({
      versions: Object.fromEntries(list.map((version) => [version, null])),
      latest,
      tags: { next },
      deprecated,
    });
    for (const spec of SPECS) {
      const theirs = tried(() => pickManifest(document, spec, {})?.version);
      const ours = readAsked("pkg", spec).pick?.(known)?.version;
      const about = JSON.stringify({ spec, latest, list, deprecated });
      expect(ours, about).toBe(theirs);
      if (theirs !== undefined) taken++;
    }
  }
  expect(taken).toBeGreaterThan(2000);
});

function tried(get: () => string | undefined): string | undefined {
  try {
    return get();
  } catch {
    return undefined;
  }
}
