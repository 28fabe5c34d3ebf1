import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { audit, type AuditResult } from "../../src/engine/api.ts";
import { rules } from "../../src/generated/rules.ts";
import { createLookUp } from "../../src/registry/session-lookup.ts";
import { createSignatureChecker } from "../../src/registry/signature-checker.ts";
import { MemoryStore } from "../harness/memory-store.ts";
import { startVerdaccio, type VerdaccioRegistry } from "../harness/verdaccio-registry.ts";
import { ADVISORIES, BROUGHT, CATALOG_FILES, KEYS, SEEDED, storeFiles } from "./seeded-list.ts";
import { client, folder, NOW } from "./setup.ts";
import { npmJson } from "../harness/npm-json.ts";

let verdaccio: VerdaccioRegistry;
let files: Readonly<Record<string, string>>;
let audited: AuditResult;

async function run(files: Readonly<Record<string, string>>): Promise<AuditResult> {
  const npmrc = `registry=${verdaccio.url}\n//${verdaccio.host}/:_authToken=${verdaccio.token}\n`;
  const { session } = new MemoryStore(files, {
    rules: rules.filter(({ id }) => id.startsWith("dep-")),
    configuration: { preset: "audit" },
  });
  const home = folder({ ".npmrc": npmrc });
  const signatures = createSignatureChecker({
    projectDirs: [],
    trusted: true,
    env: { HOME: home, npm_config_globalconfig: `${home}/none` },
    now: () => NOW,
    delay: async () => undefined,
  });
  const registry = client({ npmrc, deadlineMs: 60_000 });
  try {
    return await audit({
      session,
      files: Object.keys(files),
      skipped: [],
      tracked: { known: true, paths: new Set() },
      ...createLookUp({
        registry,
        signatures,
        session,
        root: folder(),
        options: { thorough: true },
      }),
    });
  } finally {
    await signatures.close();
  }
}

beforeAll(async () => {
  verdaccio = await startVerdaccio();
  verdaccio.seed(...BROUGHT, ...[...SEEDED.values()].flatMap(({ document }) => document ?? []));
  verdaccio.advise(ADVISORIES);
  verdaccio.listKeys(...KEYS);
  files = storeFiles(verdaccio.url);
  audited = await run(files);
}, 120_000);

afterAll(() => verdaccio?.stop());

/** `rule level fix`, for each package that something is said of. */
function said(result: AuditResult, path = "package.json"): Readonly<Record<string, string[]>> {
  const all: Record<string, string[]> = {};
  const found = result.results.find((each) => each.path === path)?.findings ?? [];
  for (const { ruleId, level, message, fixes } of found) {
    const name = /^\S+/.exec(message)?.[0] ?? "";
    const titles = fixes.map(({ title }) => title.replace(/ \(.*/, "")).join(", ");
    (all[name] ??= []).push(`${ruleId} ${level}${titles === "" ? "" : ` ${titles}`}`);
  }
  return all;
}

const BEHIND_BY_A_MAJOR = ["dep-outdated information Update to 2.0.0"];

describe("a package of each state, as a real registry tells it", () => {
  it.each<[state: string, name: string, expected: readonly string[] | undefined]>([
    ["current", "current", undefined],
    ["a patch behind", "patch-behind", ["dep-outdated hint Update to 1.0.1"]],
    ["a minor behind", "minor-behind", ["dep-outdated hint Update to 1.1.0"]],
    ["a major behind, its own dead", "major-behind", ["dep-outdated warning Update to 2.0.0"]],
    [
      "a deprecated version",
      "old-version",
      ["dep-deprecated warning Update to 1.0.1", "dep-outdated hint Update to 1.0.1"],
    ],
    ["a deprecated package", "all-gone", ["dep-deprecated warning"]],
    ["a deprecation that was taken back", "took-it-back", undefined],
    ["no release for 23 months", "rests-23", undefined],
    ["no release for 25 months", "rests-25", ["dep-unmaintained information"]],
    ["no release for 59 months", "rests-59", ["dep-unmaintained information"]],
    ["no release for 61 months, and no Node", "rests-61", ["dep-unmaintained warning"]],
    ["a beta above the newest release", "beta-first", undefined],
    ["a tag below what is installed", "latest-below", undefined],
    ["a major of this morning", "fresh", undefined],
    [
      "installed this morning",
      "of-today",
      ["dep-cooldown information Pin 1.0.0 exactly, 10 months old"],
    ],
    ["a hole", "holed", ["dep-known-vulnerable error Update holed to 1.0.1"]],
    [
      "a hole that the parent mends",
      "deep",
      ["dep-known-vulnerable error Update mends-with to 1.1.0"],
    ],
    ["a hole for an override", "stone", ["dep-known-vulnerable error Override stone with ^1.1.0"]],
    ["a hole that nobody mends", "no-fix", ["dep-known-vulnerable error"]],
    ["a hole that only a lower version lacks", "only-lower", ["dep-known-vulnerable error"]],
    ["a hole mended this morning", "fix-of-today", ["dep-known-vulnerable error"]],
    ["an install script that is new", "script-added", ["dep-install-script warning"]],
    [
      "a statement of origin that is gone",
      "origin-dropped",
      ["dep-suspicious-name-or-new warning"],
    ],
    // Short documents have dates here, so that nobody asks for the long one, which alone says who published.
    ["somebody who never published before", "new-hands", undefined],
    ["a name like another", "expresss", ["dep-suspicious-name-or-new warning"]],
    ["the name that is meant", "express", ["dep-unmaintained hint"]],
    ["an alias", "real-name", BEHIND_BY_A_MAJOR],
    ["the first of a set that belongs together", "@vendure/core", undefined],
    [
      "the one that was left behind",
      "@vendure/email-plugin",
      ["dep-skew warning Move all of them to 3.5.4", "dep-outdated hint Update to 3.5.4"],
    ],
    ["a private scope, with a token", "@private/pay", BEHIND_BY_A_MAJOR],
    ["taken off the registry", "unpublished", ["dep-unmaintained warning"]],
    [
      "held by the registry",
      "held",
      [
        "dep-unmaintained warning",
        "dep-non-registry-source information Use ^0.0.1-security, which is installed",
      ],
    ],
    ["three thousand versions", "giant", undefined],
    // Nobody can say that 2.0.0 has been out for long enough.
    ["dates in part", "partial-time", ["dep-outdated information"]],
  ])("%s", (_state, name, expected) => {
    expect(said(audited)[name]).toEqual(expected);
  });

  it("says nothing besides", () => {
    const known = new Set([...SEEDED.keys(), "real-name", "deep", "stone"]);
    expect(Object.keys(said(audited)).filter((name) => !known.has(name))).toEqual([]);
  });

  it("in a member of the workspace", () => {
    expect(said(audited, "packages/till/package.json")).toEqual({
      "major-behind": ["dep-outdated warning Update to 2.0.0"],
    });
  });

  it("signatures that do not fit, and those of a key that had expired", () => {
    expect(said(audited, "package-lock.json")).toEqual({
      "badly-signed": ["dep-integrity error"],
      "signed-too-late": ["dep-integrity warning"],
    });
  });

  it("what it does not show or know is not checked, with the reason", () => {
    const open = audited.notChecked.map(
      ({ what, reason }) => `${what} ${/\((\d+)\)/.exec(reason)?.[1]}`,
    );
    expect(open).toEqual(["@closed/pay 403", "nobody-knows-it 404"]);
  });

  it("a hole at the line of a catalog, once for the packages that refer to it", async () => {
    const result = await run(CATALOG_FILES);
    expect(said(result, "pnpm-workspace.yaml")).toEqual({
      holed: ["dep-known-vulnerable error Update holed to 1.0.1"],
    });
    expect(result.results.flatMap(({ findings }) => findings)).toHaveLength(1);
  });
});

describe("npm on the same project and registry", () => {
  it("finds the same vulnerable packages, and mends them as well or not at all", async () => {
    const answer = await npm("audit", "--json", "--package-lock-only");
    const { vulnerabilities } = answer as { readonly vulnerabilities: Vulnerabilities };
    const theirs = Object.entries(vulnerabilities)
      .filter(([, { via }]) => via.some((each) => typeof each === "object"))
      .map(([name, { fixAvailable }]) => [name, fixAvailable] as const);
    const ours = Object.entries(said(audited)).filter(([, list]) =>
      list.some((each) => each.startsWith("dep-known-vulnerable")),
    );
    expect(theirs.map(([name]) => name).toSorted()).toEqual(ours.map(([name]) => name).toSorted());
    expect(Object.fromEntries(theirs)).toEqual({
      holed: true,
      deep: true,
      // Overrides are not among npm's means.
      stone: false,
      "no-fix": false,
      // npm would go back by three majors; that is never proposed here.
      "only-lower": { name: "only-lower", version: "2.1.3", isSemVerMajor: true },
      // npm does not wait for a release to age unless it is told to.
      "fix-of-today": true,
    });
  }, 60_000);

  it("agrees on what is installed and what is the newest", async () => {
    // npm gives up altogether where a package has no versions left.
    const names = [...SEEDED.keys()].filter((name) => name !== "unpublished");
    const answer = await npm("outdated", "--json", ...names);
    const theirs = answer as Readonly<Record<string, Outdated | readonly Outdated[]>>;
    const ours = audited.results
      .filter(({ path }) => path === "package.json")
      .flatMap(({ findings }) => findings)
      .filter(({ ruleId }) => ruleId === "dep-outdated")
      .map(({ message }) => {
        const [, name = "", current, latest] =
          /^(\S+) (\S+) is .*behind (\d+\.\d+\.\d+)/.exec(message) ?? [];
        return { name, current, latest };
      });
    expect(ours).toHaveLength(8);
    for (const { name, ...versions } of ours) {
      const key = Object.keys(theirs).find((each) => each === name || each.includes(`:${name}@`));
      const [entry] = [theirs[key ?? ""]].flat();
      expect(entry, name).toMatchObject(versions);
    }
    // What npm names besides: within the range, with a hole in every version, of this morning, or lower.
    const named = new Set(ours.map(({ name }) => name));
    const others = Object.keys(theirs).filter((key) => !named.has(key) && !/real-name/.test(key));
    expect(others.toSorted()).toEqual([
      "express",
      "fix-of-today",
      "fresh",
      "holed",
      "latest-below",
      "mends-with",
      "no-fix",
    ]);
  }, 60_000);
});

type Vulnerabilities = Readonly<
  Record<string, { readonly via: readonly unknown[]; readonly fixAvailable: unknown }>
>;

interface Outdated {
  readonly current: string;
  readonly latest: string;
}

interface Installed {
  readonly packages: Readonly<
    Record<string, { readonly name?: string; readonly version?: string }>
  >;
}

/** Asks npm itself, with everything installed as the lockfile says. */
async function npm(...args: readonly string[]): Promise<unknown> {
  const cwd = folder(files);
  const { packages } = JSON.parse(files["package-lock.json"] ?? "") as Installed;
  for (const [path, { name, version }] of Object.entries(packages)) {
    if (!path.startsWith("node_modules/") || version === undefined) continue;
    mkdirSync(join(cwd, path), { recursive: true });
    const manifest = { name: name ?? path.slice("node_modules/".length), version };
    writeFileSync(join(cwd, path, "package.json"), JSON.stringify(manifest));
  }
  const home = folder({
    npmrc: `registry=${verdaccio.url}\n//${verdaccio.host}/:_authToken=${verdaccio.token}\n`,
  });
  return npmJson(args, { cwd, home });
}
