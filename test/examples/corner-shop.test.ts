import { readFileSync, readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { describe, expect, it } from "vitest";
import { LineIndex, fileKind } from "../../src/engine/api.ts";
import { rules } from "../../src/generated/rules.ts";
import { MemoryStore } from "../harness/memory-store.ts";

const SHOP = join(import.meta.dirname, "../../examples/corner-shop");

/** What a reader of the shop must be told: `file:line rule`, lines from 1. */
type Place = string;

const files = readShop(SHOP);
const store = new MemoryStore(files, { rules });
const analysed = Object.keys(files).filter((path) => fileKind(path) !== undefined);

describe("the example store", () => {
  it("shows what its marks promise and nothing else", () => {
    expect(foundPlaces()).toEqual(markedPlaces());
  });

  it("reads without trouble", () => {
    const troubled = analysed.filter((path) => {
      const { problem, crashes } = store.session.analyse(path);
      return problem !== undefined || crashes.length > 0;
    });
    expect(troubled).toEqual([]);
  });
});

/** Findings of the default preset, but those of dependencies: a package.json has no comments to mark them. */
function foundPlaces(): Place[] {
  const tracked = { known: true, paths: new Set(Object.keys(files)) } as const;
  const results = [
    ...analysed.map((path) => store.session.analyse(path)),
    ...store.session.analyseProject(Object.keys(files), tracked),
  ];
  const places = results.flatMap((result) => {
    const lines = new LineIndex(files[result.path] ?? "");
    return result.findings
      .filter((finding) => !finding.ruleId.startsWith("dep-"))
      .map((each) => `${each.file}:${lines.position(each.range.start).line + 1} ${each.ruleId}`);
  });
  return places.sort();
}

/** A mark behind code is about its line; one that stands alone is about the next line. */
function markedPlaces(): Place[] {
  const places: Place[] = [];
  for (const [path, text] of Object.entries(files)) {
    if (path.endsWith(".md")) continue;
    for (const [index, line] of text.split(/\r?\n/).entries()) {
      for (const mark of line.matchAll(/!alert ([a-z-]+)/g)) {
        const alone = /^\s*(?:#|\/\/|<!--|\{\/\*)\s*$/.test(line.slice(0, mark.index));
        places.push(`${path}:${index + (alone ? 2 : 1)} ${mark[1]}`);
      }
    }
  }
  return places.sort();
}

function readShop(folder: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    const path = join(entry.parentPath, entry.name);
    if (!entry.isFile() || path.includes("node_modules")) continue;
    found[relative(SHOP, path)] = readFileSync(path, "utf8");
  }
  return found;
}
