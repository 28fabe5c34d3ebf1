import { createRequire } from "node:module";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readLock } from "../../src/engine/deps/lockfile.ts";
import { readAsked } from "../../src/engine/deps/pick-version.ts";
import { resolveRequire } from "../../src/engine/deps/resolve-locked.ts";
import type { LockFacts } from "../../src/engine/deps/types.ts";
import { wantedVersion } from "../../src/engine/deps/wanted.ts";
import { MemoryStore } from "../harness/memory-store.ts";
import { startVerdaccio, type VerdaccioRegistry } from "../harness/verdaccio-registry.ts";
import { ADVISORIES, BROUGHT, SEEDED, storeFiles } from "./seeded-list.ts";
import { client, folder, NOW } from "./setup.ts";

const require = createRequire(import.meta.url);

interface ArboristNode {
  readonly location: string;
  readonly packageName: string;
  readonly version: string;
  readonly isProjectRoot: boolean;
  readonly isWorkspace: boolean;
  readonly isLink: boolean;
  readonly edgesOut: ReadonlyMap<string, { readonly name: string; readonly to?: ArboristNode }>;
}

interface ArboristTree {
  readonly inventory: ReadonlyMap<string, ArboristNode>;
}

const {
  Arborist,
}: { Arborist: new (options: object) => ArboristApi } = require("@npmcli/arborist");
interface ArboristApi {
  loadVirtual(): Promise<ArboristTree>;
  buildIdealTree(options: object): Promise<ArboristTree>;
}

const pickManifest: (
  document: object,
  wanted: string,
  options?: object,
) => { readonly version: string } = require("npm-pick-manifest");

let verdaccio: VerdaccioRegistry;
let files: Readonly<Record<string, string>>;
let lock: LockFacts;

beforeAll(async () => {
  verdaccio = await startVerdaccio();
  verdaccio.seed(...BROUGHT, ...[...SEEDED.values()].flatMap(({ document }) => document ?? []));
  verdaccio.advise(ADVISORIES);
  files = storeFiles(verdaccio.url);
  const read = readLock("package-lock.json", files["package-lock.json"] ?? "");
  if (!read.ok) throw new Error(read.reason);
  lock = read.lock;
}, 120_000);

afterAll(() => verdaccio?.stop());

function arborist(path: string): ArboristApi {
  const auth = { [`//${verdaccio.host}/:_authToken`]: verdaccio.token };
  return new Arborist({ path, registry: verdaccio.url, cache: folder(), audit: false, ...auth });
}

function isOwn({ isProjectRoot, isWorkspace, isLink }: ArboristNode): boolean {
  return isProjectRoot || isWorkspace || isLink;
}

describe("npm's tree of the store of each state", () => {
  it("has the same packages, and leads from each to the same others", async () => {
    const tree = await arborist(folder(files)).loadVirtual();
    const nodes = [...tree.inventory.values()].filter((node) => !isOwn(node));
    const theirs = nodes.map(({ location, packageName, version }) => {
      return `${location} ${packageName} ${version}`;
    });
    const ours = [...lock.packages.values()]
      .filter(({ link }) => !link)
      .map(({ path, name, version }) => `${path} ${name} ${version}`);
    expect(ours.toSorted()).toEqual(theirs.toSorted());
    let edges = 0;
    for (const node of nodes) {
      const from = lock.packages.get(node.location);
      for (const { name, to } of node.edgesOut.values()) {
        const found = from && resolveRequire(lock, from, { key: name, spec: "" });
        expect(found?.path, `${node.location} › ${name}`).toBe(to?.location);
        edges++;
      }
    }
    expect(edges).toBe(2);
  });
});

/** What npm's client gets of a package. */
async function documentOf(name: string): Promise<object> {
  const response = await fetch(`${verdaccio.url}${name.replace("/", "%2f")}`, {
    headers: {
      accept: "application/vnd.npm.install-v1+json",
      authorization: `Bearer ${verdaccio.token}`,
    },
  });
  return (await response.json()) as object;
}

function picked(document: object, spec: string, options: object = {}): string | undefined {
  try {
    return pickManifest(document, spec, options).version;
  } catch {
    return undefined;
  }
}

describe("the version that npm picks of each document of the registry", () => {
  it("is the one that is picked here", async () => {
    const registry = client({
      npmrc: `registry=${verdaccio.url}\n//${verdaccio.host}/:_authToken=${verdaccio.token}\n`,
      deadlineMs: 60_000,
    });
    const names = [...SEEDED].map(([key, { alias }]) => alias ?? key);
    const answers = await registry.lookup(names.map((name) => ({ name })));
    let compared = 0;
    for (const name of names) {
      const answer = answers.get(name);
      if (!answer?.ok) continue;
      const document = await documentOf(name);
      for (const spec of ["*", "latest", "^1.0.0", "1.0.x", ">=1.0.0", "~0.0.1-security", "^3"]) {
        const ours = readAsked(name, spec).pick?.(answer.facts)?.version;
        expect(ours, `${name}@${spec}`).toBe(picked(document, spec));
        compared++;
      }
    }
    expect(compared).toBeGreaterThan(200);
  }, 60_000);
});

describe("a fresh installation by npm", () => {
  it("takes what is called the newest in range here, or another for a reason", async () => {
    const keys = [...SEEDED.keys()].filter((key) => !UNANSWERED.has(key));
    const manifest = JSON.parse(files["package.json"] ?? "") as {
      dependencies: Record<string, string>;
    };
    const all = manifest.dependencies;
    const dependencies = Object.fromEntries(keys.map((key) => [key, all[key] ?? ""]));
    const own = { "package.json": JSON.stringify({ name: "shop", dependencies }) };
    const tree = await arborist(folder(own)).buildIdealTree({ before: new Date(NOW) });
    const theirs = new Map(
      [...tree.inventory.values()].map(({ location, version }) => [location, version]),
    );
    const { session } = new MemoryStore({ ...files, ...own }, { rules: [] });
    session.manifests.setPaths(["package.json"]);
    const registry = client({
      npmrc: `registry=${verdaccio.url}\n//${verdaccio.host}/:_authToken=${verdaccio.token}\n`,
      deadlineMs: 60_000,
    });
    const requests = session.manifests.requests("package.json");
    const holes = session.manifests.holes;
    const [answers, advisories] = await Promise.all([
      registry.lookup(requests),
      registry.advisories(holes.installed("package.json"), {
        bringersOf: (known) => holes.bringers("package.json", known),
      }),
    ]);
    session.setLookups("package.json", answers, advisories);
    const view = session.manifests.view("package.json", own["package.json"]);
    if (!view) throw new Error("there is a manifest");
    const known = advisories.ok ? advisories.advisories : undefined;
    const differences: Record<string, string> = {};
    for (const entry of view.facts.dependencies) {
      const options = { now: NOW, ...(known && { advisories: known }) };
      const ours = wantedVersion(entry, view.facts, view.dependencies, options);
      const npms = theirs.get(`node_modules/${entry.key}`);
      if (ours !== npms) differences[entry.key] = `${ours} here, ${npms} by npm`;
    }
    expect(differences).toEqual(DIFFERENCES);
    expect(view.facts.dependencies.length).toBeGreaterThan(30);
  }, 60_000);
});

/** npm gives up altogether where one of these is asked for: nothing can be installed. */
const UNANSWERED = new Set(["unpublished", "@closed/pay", "nobody-knows-it"]);

/** Where the two differ, and why. */
const DIFFERENCES: Readonly<Record<string, string>> = {
  // npm does not wait for a release to age unless it is told to.
  "fix-of-today": "1.0.0 here, 1.0.1 by npm",
  // `*` lets no preview in; npm takes one where there is nothing else.
  held: "undefined here, 0.0.1-security by npm",
  // All versions have the hole, so none of them is called one to move to.
  "no-fix": "1.0.0 here, 1.0.1 by npm",
};
