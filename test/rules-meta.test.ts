import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { CATEGORIES } from "../src/engine/api.ts";
import { WordFinder } from "../src/engine/text/words.ts";
import { rules } from "../src/generated/rules.ts";

const ROOT = join(import.meta.dirname, "..");

function foldersOf(category: string): string[] {
  const folder = join(ROOT, "src/rules", category);
  return existsSync(folder) ? readdirSync(folder) : [];
}

describe("the rules as a whole", () => {
  it("are all in the index, sorted, without doubles", () => {
    const onDisk = CATEGORIES.flatMap(foldersOf).sort();
    expect(rules.map((rule) => rule.id)).toEqual(onDisk);
    expect(new Set(onDisk).size).toBe(onDisk.length);
  });

  it("are the ones that each preset is meant to have", () => {
    const presets: Record<string, string[]> = { quiet: [], balanced: [], audit: [] };
    for (const rule of rules) presets[rule.meta.preset]?.push(rule.id);
    expect(presets).toMatchSnapshot();
  });
});

describe.each(rules.map((rule) => [rule.id, rule] as const))("%s", (id, rule) => {
  it("lives in the folder of its category under its own name", () => {
    expect(foldersOf(rule.meta.category)).toContain(id);
    expect(id).toMatch(/^[a-z]+(?:-[a-z0-9]+)*$/);
  });

  it("has a test of its own", () => {
    expect(existsSync(join(ROOT, "test/rules", rule.meta.category, `${id}.test.ts`))).toBe(true);
  });

  it("has fixes or says why it has none", () => {
    const fixes = rule.fixes ?? [];
    expect(fixes.length > 0).toBe(rule.noFix === undefined);
    expect(new Set(fixes.map((fix) => fix.id)).size).toBe(fixes.length);
  });

  it("names words that a text can be searched for, and none that holds another", () => {
    const { mentions = [] } = rule;
    expect(() => new WordFinder(mentions)).not.toThrow();
    expect(mentions.filter((word) => word.trim() === "")).toEqual([]);
    const idle = mentions.filter((word, i) =>
      mentions.some((other, j) => i !== j && word.includes(other)),
    );
    expect(idle).toEqual([]);
    // Without handlers of nodes the words would keep nothing away.
    if (rule.mentions) expect(rule.visit).toBeDefined();
  });

  it("has whole metadata", () => {
    const { meta } = rule;
    expect(meta.title).toMatch(/^[A-Z].*[^.]$/);
    expect(meta.tips.every((tip) => tip >= 1 && tip <= 12)).toBe(true);
    expect(meta.owasp.every((entry) => /^A\d\d:20(?:21|25)$/.test(entry))).toBe(true);
    expect(meta.cwe).not.toContain(16);
    expect(meta.since).toMatch(/^\d+\.\d+\.\d+$/);
    for (const message of Object.values(rule.messages)) {
      expect(message.what.length).toBeLessThanOrEqual(120);
      expect(message.help).toMatch(/\.$/);
    }
  });
});
