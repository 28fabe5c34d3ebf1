import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import {
  type AdvisoryResult,
  type Configuration,
  CONFIGURATION_FILE,
  type Finding,
  type LookupResult,
  readConfiguration,
  type Rule,
} from "../src/engine/api.ts";
import { rules } from "../src/generated/rules.ts";
import { readAdvisories } from "../src/registry/advisory-shape.ts";
import { digestDocument } from "../src/registry/document-digest.ts";
import { MemoryStore, TEST_NOW } from "./harness/memory-store.ts";

const SECTIONS = [
  "What",
  "Why it matters for a store",
  "Bad",
  "Good",
  "Fix",
  "When not to report",
  "References",
];

/** The file that a code block stands for, by the first word of its info string; `title=` names another. */
const PATHS: Readonly<Record<string, string>> = {
  ts: "src/page.ts",
  tsx: "src/page.tsx",
  js: "src/page.js",
  jsx: "src/page.jsx",
  env: ".env",
  json: "config/store.json",
  yaml: "docker-compose.yml",
  dockerfile: "Dockerfile",
  text: "notes.txt",
  html: "public/index.html",
  toml: "shopify.app.toml",
  sh: "bin/deploy.sh",
};

describe.each(rules.map((rule) => [rule.id, rule] as const))("the page of %s", (id, rule) => {
  const page = readPage(rule);

  it("has the title and the sections that every page has", () => {
    expect(page.split("\n")[0]).toBe(`# ${id}`);
    const headings = [...page.matchAll(/^## (.+)$/gm)].map((match) => match[1]);
    expect(headings).toEqual(SECTIONS);
  });

  it("names what the metadata names", () => {
    const references = section(page, "References");
    for (const cwe of rule.meta.cwe) expect(references).toContain(`CWE-${cwe}`);
    for (const owasp of rule.meta.owasp) expect(references).toContain(owasp);
    for (const tip of rule.meta.tips) expect(references).toContain(`tip ${tip}`);
  });

  it("reports every bad block and no good one", () => {
    const bad = blocks(section(page, "Bad"));
    const good = blocks(section(page, "Good"));
    expect(bad.length).toBeGreaterThan(0);
    expect(good.length).toBeGreaterThan(0);
    for (const block of bad.filter(isMain)) {
      expect(findings(rule, block, bad), block.code).not.toEqual([]);
    }
    for (const block of good.filter(isMain)) {
      expect(findings(rule, block, good), block.code).toEqual([]);
    }
  });
});

/** The answer about vulnerable versions. */
const ADVISORIES = "registry/-/advisories";

interface Block {
  readonly path: string;
  readonly code: string;
  /** Stands beside the other blocks and is not judged itself. */
  readonly isScene: boolean;
}

/** Lockfiles, the team's configuration, the registry's documents (`title=registry/NAME`) and blocks marked `scene` set the scene for the other blocks. */
function isMain(block: Block): boolean {
  return (
    !block.isScene &&
    block.path !== "package-lock.json" &&
    block.path !== CONFIGURATION_FILE &&
    !block.path.startsWith("registry/")
  );
}

function findings(rule: Rule, block: Block, scene: readonly Block[]): readonly string[] {
  const around = scene.filter((each) => !isMain(each)).map((each) => [each.path, each.code]);
  const store = new MemoryStore(
    { ...Object.fromEntries(around), [block.path]: block.code },
    {
      rules,
      configuration: { ...teamOf(scene), preset: "audit" },
    },
  );
  store.session.setLookups(block.path, lookups(scene), advisories(scene));
  const paths = [...around.map(([path = ""]) => path), block.path];
  const own = store.session.analyse(block.path).findings;
  const project = store.session
    .analyseProject(paths, { known: true, paths: new Set(paths) })
    .flatMap((result) => result.findings);
  const ofRule = (finding: Finding): boolean => finding.ruleId === rule.id;
  return [...own, ...project].filter(ofRule).map((finding) => finding.message);
}

/** What the team's file among the blocks says. */
function teamOf(scene: readonly Block[]): Partial<Configuration> {
  const file = scene.find(({ path }) => path === CONFIGURATION_FILE);
  if (!file) return {};
  const read = readConfiguration(
    file.code,
    rules.map((each) => each.id),
  );
  expect(read.problems).toEqual([]);
  return read.configuration;
}

function lookups(scene: readonly Block[]): ReadonlyMap<string, LookupResult> {
  const answers = new Map<string, LookupResult>();
  for (const { path, code } of scene) {
    if (!path.startsWith("registry/") || path === ADVISORIES) continue;
    const name = path.slice("registry/".length);
    const facts = digestDocument(JSON.parse(code), name, "full", TEST_NOW.getTime());
    if (!facts) throw new Error(`${path} is no registry document`);
    answers.set(name, { ok: true, facts });
  }
  return answers;
}

function advisories(scene: readonly Block[]): AdvisoryResult | undefined {
  const block = scene.find(({ path }) => path === ADVISORIES);
  if (!block) return undefined;
  const answer: Readonly<Record<string, unknown>> = JSON.parse(block.code);
  const found = readAdvisories(answer, new Set(Object.keys(answer)));
  if (!found) throw new Error("no answer about advisories");
  return { ok: true, advisories: found, fetchedAt: TEST_NOW.getTime(), leftOut: [] };
}

function readPage(rule: Rule): string {
  const folder = join(import.meta.dirname, "../src/rules");
  const category = readdirSync(folder).find(
    (each) => each !== "helpers" && has(join(folder, each), rule.id),
  );
  if (category === undefined) throw new Error(`${rule.id} has no folder`);
  return readFileSync(join(folder, category, rule.id, "doc.md"), "utf8");
}

function has(folder: string, name: string): boolean {
  return readdirSync(folder).includes(name);
}

function section(page: string, title: string): string {
  const start = page.indexOf(`\n## ${title}\n`);
  if (start === -1) return "";
  const end = page.indexOf("\n## ", start + 4);
  return page.slice(start, end === -1 ? undefined : end);
}

function blocks(text: string): Block[] {
  return [...text.matchAll(/^```(\w+)(?: title=(\S+))?( scene)?\n([\s\S]*?)^```$/gm)].map(
    (match) => {
      const path = match[2] ?? PATHS[match[1] ?? ""];
      if (path === undefined) throw new Error(`no path for a block of '${match[1]}'`);
      return { path, code: match[4] ?? "", isScene: match[3] !== undefined };
    },
  );
}
