import { describe, expect, it } from "vitest";
import type { Model } from "../../../src/engine/models/model.ts";
import type { Place } from "../../../src/engine/models/place.ts";
import { writePath } from "../../../src/engine/models/path-grammar.ts";
import { checkTypes } from "../../../src/engine/models/read-model.ts";
import { models } from "../../../src/generated/models.ts";
import { files, read, all } from "./all-models.ts";

// Names of the first years may have capitals.
const NAME =
  /^(?:@[a-z0-9.-]+\/[a-z0-9._-]+|[a-zA-Z0-9._-]+)(?:\/[\w.-]+)*$|^\*\/[\w/-]+$|^(?:bun:\w+|astro:\w+|#imports|#app|\$app\/\w+|@types\/[\w.-]+|meteor\/\w+:[\w-]+)$/;

describe("the models of libraries", () => {
  it.each(files)("%s is read without a complaint", (name) => {
    const each = read[files.indexOf(name)];
    expect(name).toMatch(/^[a-z0-9_@-]+\.model\.yml$/);
    expect(each?.problems).toEqual([]);
    expect(each && checkTypes(each, all)).toEqual([]);
    expect(each?.models.length).toBeGreaterThan(0);
  });

  it("are compiled as they are written", () => {
    expect(models()).toEqual(all);
  });

  it("name packages that can exist", () => {
    const wrong = all.flatMap(({ packages }) => packages.filter((name) => !NAME.test(name)));
    expect(wrong).toEqual([]);
  });

  it("put no package into two different lists, since a list stands for one library", () => {
    const lists = new Map<string, Set<string>>();
    for (const { packages, versions } of all) {
      // What some versions of a library do is no other library.
      if (versions !== undefined) continue;
      for (const name of packages) {
        const bare = name.replace(/^node:/, "").replace(/\.js$/, "");
        lists.set(bare, (lists.get(bare) ?? new Set()).add(packages.join(" ")));
      }
    }
    expect([...lists].filter(([, each]) => each.size > 1).map(([name]) => name)).toEqual([]);
  });

  it("say something in every row", () => {
    const empty = all.flatMap((model) =>
      placedRows(model)
        .filter(({ at }) => at.length === 0)
        .map(({ what }) => `${model.name}: ${what}`),
    );
    expect(empty).toEqual([]);
    expect(all.filter((model) => rowCount(model) === 0).map(({ packages }) => packages)).toEqual(
      [],
    );
  });

  it("write no row twice", () => {
    const twice = all.flatMap((model) => {
      const seen = new Set<string>();
      return placedRows(model).flatMap(({ what, key, at }) =>
        at.flatMap((place) => {
          const text = `${key} at ${placeText(place)}`;
          const known = seen.has(text);
          seen.add(text);
          return known ? [`${model.name}: ${what} ${text}`] : [];
        }),
      );
    });
    expect(twice).toEqual([]);
  });

  it("clean by one row only: a summary of the same function would bring everything back", () => {
    const both = all.flatMap((model) => {
      // One that holds for certain options only is what they bring back.
      const plain = model.summaries.filter(
        ({ from, to, when }) =>
          !when?.length &&
          writePath(from).startsWith("Argument[0") &&
          writePath(to) === "ReturnValue",
      );
      const carried = new Set(plain.flatMap(({ at }) => at.map(placeText)));
      const cleaned = model.sanitizers
        .filter(({ from, to, schema }) => !from && !to && !schema)
        .flatMap(({ at }) => at.map(placeText));
      const doubled = cleaned.filter(
        (place, i) => carried.has(place) || cleaned.indexOf(place) !== i,
      );
      return doubled.map((place) => `${model.name}: ${place}`);
    });
    expect(both).toEqual([]);
  });

  it("speak in short words without a full stop", () => {
    const says = all.flatMap(({ sources, sinks }) => [...sources, ...sinks].map((row) => row.says));
    expect(
      says.filter((text) => text.length > 60 || /[.!]$|^[A-Z](?![A-Z]|raph)/.test(text)),
    ).toEqual([]);
  });
});

interface PlacedRow {
  readonly what: string;
  /** Everything but the places, as text. */
  readonly key: string;
  readonly at: readonly Place[];
}

function placedRows(model: Model): PlacedRow[] {
  const lists = {
    sources: model.sources,
    sinks: model.sinks,
    sanitizers: model.sanitizers,
    guards: model.guards,
    summaries: model.summaries,
    protections: model.protections ?? [],
  };
  return Object.entries(lists).flatMap(([what, rows]) =>
    rows.map((row) => ({ what, at: row.at, key: JSON.stringify({ ...row, at: undefined }) })),
  );
}

function rowCount(model: Model): number {
  const lists = Object.values(model).filter((value) => Array.isArray(value));
  return lists.reduce((sum, list) => sum + list.length, 0) - model.packages.length;
}

function placeText({ origin, path }: Place): string {
  const start = origin.kind === "module" ? origin.specifiers[0] : `${origin.kind} ${origin.name}`;
  return `${start} ${writePath(path)}`;
}
