import { beforeAll, describe, expect, it } from "vitest";
import { audit, type Finding } from "../../src/engine/api.ts";
import { readLock } from "../../src/engine/deps/lockfile.ts";
import { reach } from "../../src/engine/deps/lock-reach.ts";
import { resolveLocked, resolveRequire } from "../../src/engine/deps/resolve-locked.ts";
import type { LockFacts } from "../../src/engine/deps/types.ts";
import { createLookUp } from "../../src/registry/session-lookup.ts";
import { rule as vulnerable } from "../../src/rules/dependencies/dep-known-vulnerable/rule.ts";
import { rule as outdated } from "../../src/rules/dependencies/dep-outdated/rule.ts";
import { MemoryStore } from "../harness/memory-store.ts";
import { client, folder } from "../registry/setup.ts";
import { type NpmNode, type NpmProject, npmProject } from "./npm-project.ts";
import { npmJson } from "../harness/npm-json.ts";

interface NpmVulnerability {
  readonly via: readonly (string | { readonly range: string })[];
  readonly nodes: readonly string[];
  readonly fixAvailable: boolean | { readonly name: string; readonly version: string };
}

interface NpmOutdated {
  readonly current: string;
  readonly wanted: string;
  readonly latest: string;
  readonly dependent: string;
}

let project: NpmProject;
let lock: LockFacts;
let npmAudit: Readonly<Record<string, NpmVulnerability>>;
let npmOutdated: Readonly<Record<string, NpmOutdated | readonly NpmOutdated[]>>;
let own: readonly Finding[];

// All of it is one project on one registry, which takes seconds to build.
beforeAll(async () => {
  project = await npmProject();
  const read = readLock("package-lock.json", project.files["package-lock.json"] ?? "");
  if (!read.ok) throw new Error(read.reason);
  lock = read.lock;
  const answers = await npm("audit", "--json", "--package-lock-only");
  npmAudit = (answers as { vulnerabilities: typeof npmAudit }).vulnerabilities;
  npmOutdated = (await npm("outdated", "--json", "--all")) as typeof npmOutdated;
  own = await ownFindings();
}, 120_000);

async function npm(...args: readonly string[]): Promise<unknown> {
  return npmJson(args, { cwd: project.path, home: folder(), registry: project.server.url });
}

async function ownFindings(): Promise<readonly Finding[]> {
  const { files } = project;
  const rules = [vulnerable, outdated];
  const { session } = new MemoryStore(files, { rules, configuration: { preset: "audit" } });
  const registry = client({ npmrc: `registry=${project.server.url}` });
  const { results, notChecked } = await audit({
    session,
    files: Object.keys(files).filter((file) => file.endsWith("package.json")),
    known: Object.keys(files),
    skipped: [],
    tracked: { known: true, paths: new Set() },
    ...createLookUp({ registry, session, root: project.path }),
  });
  expect(notChecked).toEqual([]);
  return results.flatMap((result) => result.findings);
}

/** What npm knows of the installed packages; those of the project itself are left out. */
function installed(): readonly NpmNode[] {
  const nodes = [...project.tree.inventory.values()];
  return nodes.filter((node) => !node.isProjectRoot && !node.isWorkspace && !node.isLink);
}

describe("the tree of npm", () => {
  it("has the packages that are read from its lockfile, with names and versions", () => {
    const theirs = installed().map(
      (node) => `${node.location} ${node.packageName} ${node.version}`,
    );
    const ours = [...lock.packages.values()]
      .filter((each) => !each.link)
      .map((each) => `${each.path} ${each.name} ${each.version}`);
    expect(ours.toSorted()).toEqual(theirs.toSorted());
    // Two versions of one name, an alias, an override in force, a bundled package.
    for (const each of [
      "node_modules/web/node_modules/parser parser 1.0.0",
      "node_modules/parser parser 2.0.0",
      "node_modules/skin theme 1.0.0",
      "node_modules/text text 1.2.0",
      "node_modules/kit/node_modules/inner inner 1.0.0",
    ]) {
      expect(ours).toContain(each);
    }
  });

  it("leads from each package to the same others", () => {
    let edges = 0;
    for (const node of project.tree.inventory.values()) {
      const from = lock.packages.get(node.location);
      for (const { name, to } of node.edgesOut.values()) {
        const isOwn = node.isProjectRoot || node.isWorkspace;
        const found = isOwn
          ? resolveLocked(lock, node.location, name)
          : from && resolveRequire(lock, from, { key: name, spec: "" });
        if (to && !node.isLink) expect(found?.path, `${node.location} › ${name}`).toBe(to.location);
        edges++;
      }
    }
    expect(edges).toBeGreaterThan(15);
  });

  it("has the same packages for development alone", () => {
    const ways = reach(lock, lock.importers ?? new Map());
    const ours = [...ways.values()].filter(({ production }) => !production);
    const theirs = installed().filter(({ dev }) => dev);
    expect(ours.map((way) => way.package.path).toSorted()).toEqual(
      theirs.map(({ location }) => location).toSorted(),
    );
  });
});

describe("npm audit", () => {
  it("finds the same vulnerable versions", () => {
    const theirs = Object.values(npmAudit)
      .filter(({ via }) => via.some((each) => typeof each === "object"))
      .flatMap(({ nodes }) => nodes)
      .map((node) => `${lock.packages.get(node)?.name} ${lock.packages.get(node)?.version}`);
    const ours = own
      .filter(({ ruleId }) => ruleId === "dep-known-vulnerable")
      .flatMap(({ facts }) => facts.map(({ label }) => label))
      .filter((label) => /^\S+ \d/.test(label));
    expect([...new Set(ours)].toSorted()).toEqual([...new Set(theirs)].toSorted());
    expect(ours).not.toContain("text 1.2.0");
  });

  /** What npm would do, and what is proposed here, with the reason where the two differ. */
  it.each([
    // To npm whatever a range lets in is simply there.
    ["pay", true, ["Update pay to 1.1.0 (minor, 10 months old)"]],
    ["theme", true, ["Update skin to 1.1.0 (minor, 10 months old)"]],
    ["queue", true, ["Override queue with ^1.0.1 (at least 2 days old)"]],
    // npm lets a new version of the parent come with the lockfile; here the line is moved, so that it stays.
    ["parser", true, ["Update web to 1.1.0 (minor, 10 months old)"]],
    ["inner", false, []],
    ["host", false, []],
    // npm has no overrides to offer.
    ["deep", false, ["Override deep with ^1.1.0 (at least 2 days old)"]],
  ] as const)("mends %s as npm does, or differently for a reason", (name, theirs, ours) => {
    expect(npmAudit[name]?.fixAvailable).toEqual(theirs);
    const finding = own.find(
      ({ ruleId, message }) => ruleId === "dep-known-vulnerable" && message.startsWith(`${name} `),
    );
    expect(finding?.fixes.map(({ title }) => title)).toEqual(ours);
  });
});

describe("npm outdated", () => {
  it("agrees on what is installed, what a range lets in and what is the newest", () => {
    const findings = own.filter(({ ruleId }) => ruleId === "dep-outdated");
    const ours = findings.map(({ message, fixes }) => {
      const [, name, current, latest] = /^(\S+) (\S+) is .* behind (\S+?)\.$/.exec(message) ?? [];
      const wanted = fixes.map(({ title }) => /^Update to (\S+) \(within/.exec(title)?.[1]);
      return { name, current, wanted: wanted.find((each) => each !== undefined), latest };
    });
    expect(ours.map(({ name }) => name).toSorted()).toEqual(["pay", "theme", "web", "web"]);
    for (const { name, ...versions } of ours) expect(theirsOf(name ?? "")).toMatchObject(versions);
  });

  /** Of lines of manifests; npm tells of what others bring along as well. */
  it.each([
    // Within the range and nothing newer beyond it: the next install of a renewed lockfile brings it.
    ["kit", ""],
    ["mail", "plugin"],
    // What a package gets along with is no choice of a version.
    ["host", "plugin"],
  ])("tells of %s, which is no finding here for a reason", (name, dependent) => {
    const theirs = theirsOf(name);
    expect(theirs?.wanted).toBe(theirs?.latest);
    expect(theirs?.dependent).toContain(dependent);
    expect(
      own.filter(({ message }) => message.startsWith(`${name} `) && /behind/.test(message)),
    ).toEqual([]);
  });
});

/** Aliases are listed with what they stand for. */
function theirsOf(name: string): NpmOutdated | undefined {
  const key = Object.keys(npmOutdated).find((each) => each === name || each.includes(`:${name}@`));
  const found = npmOutdated[key ?? ""];
  return Array.isArray(found) ? found[0] : (found as NpmOutdated | undefined);
}
