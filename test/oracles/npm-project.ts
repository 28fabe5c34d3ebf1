import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type { AdvisoryTable, FaultRegistry } from "../harness/fault-registry.ts";
import { packument } from "../harness/packument.ts";
import { faulty, folder } from "../registry/setup.ts";

const require = createRequire(import.meta.url);

/** The parts of npm's own tree that the tests look at. */
export interface NpmNode {
  readonly location: string;
  readonly packageName: string;
  readonly version: string;
  readonly isLink: boolean;
  readonly isWorkspace: boolean;
  readonly isProjectRoot: boolean;
  readonly dev: boolean;
  readonly devOptional: boolean;
  readonly optional: boolean;
  readonly inBundle: boolean;
  readonly edgesOut: ReadonlyMap<string, { readonly name: string; readonly to: NpmNode | null }>;
}

interface NpmTree {
  readonly inventory: ReadonlyMap<string, NpmNode>;
  readonly meta: { readonly commit: () => object };
}

interface ArboristClass {
  new (options: object): {
    buildIdealTree(): Promise<NpmTree>;
    loadVirtual(): Promise<NpmTree>;
  };
}

const Arborist: ArboristClass = require("@npmcli/arborist");

/** A store with two packages of its own, an alias, an override, peers and what is optional or bundled. */
const MANIFESTS: Readonly<Record<string, object>> = {
  "package.json": {
    name: "shop",
    version: "1.0.0",
    private: true,
    workspaces: ["packages/*"],
    dependencies: {
      web: "^1.0.0",
      skin: "npm:theme@^1.0.0",
      pay: "^1.0.0",
      kit: "^1.0.0",
      parser: "^2.0.0",
    },
    devDependencies: { tool: "^1.0.0" },
    overrides: { text: "1.2.0" },
  },
  "packages/plugin/package.json": {
    name: "plugin",
    version: "1.0.0",
    dependencies: { mail: "^2.0.0" },
    peerDependencies: { host: "^3.0.0" },
    optionalDependencies: { native: "^1.0.0" },
  },
  "packages/admin/package.json": {
    name: "admin",
    version: "1.0.0",
    dependencies: { web: "^1.0.0", plugin: "^1.0.0", theme: "^2.0.0" },
  },
};

type Versions = Readonly<Record<string, readonly [day: string, needs?: object]>>;

const OLD = "2025-01-01";
const NEW = "2026-01-01";

const PACKAGES: Readonly<Record<string, Versions>> = {
  web: {
    "1.0.0": [OLD, { parser: "~1.0.0", text: "^1.0.0" }],
    "1.0.1": [NEW, { parser: "~1.0.0", text: "^1.0.0" }],
    "1.1.0": [NEW, { parser: "^2.0.0", text: "^1.0.0" }],
    "2.0.0": [NEW],
  },
  mail: {
    "2.0.0": [OLD, { parser: "^2.0.0", queue: "^1.0.0" }],
    "2.1.0": [NEW, { parser: "^2.0.0", queue: "^1.0.0" }],
  },
  parser: { "1.0.0": [OLD], "1.1.0": [NEW], "2.0.0": [OLD] },
  text: { "1.0.0": [OLD], "1.2.0": [OLD] },
  theme: { "1.0.0": [OLD], "1.1.0": [NEW], "2.0.0": [OLD] },
  pay: { "1.0.0": [OLD], "1.0.1": [NEW], "1.1.0": [NEW], "2.0.0": [NEW] },
  kit: { "1.0.0": [OLD, { inner: "^1.0.0" }], "1.0.1": [NEW, { inner: "^1.0.0" }] },
  inner: { "1.0.0": [OLD], "1.0.1": [NEW] },
  tool: { "1.0.0": [OLD, { deep: "1.0.0" }] },
  deep: { "1.0.0": [OLD], "1.1.0": [NEW] },
  native: { "1.0.0": [OLD, { queue: "^1.0.0" }] },
  queue: { "1.0.0": [OLD], "1.0.1": [NEW] },
  host: { "3.0.0": [OLD], "3.1.0": [NEW] },
};

const ADVISORIES: AdvisoryTable = {
  minimist: [advisory(1, "critical", "<0.2.4")],
  parser: [advisory(2, "critical", "<1.0.5")],
  text: [advisory(3, "low", "<1.2.0")],
  theme: [advisory(4, "high", "<1.1.0")],
  pay: [advisory(5, "high", "<1.0.1"), advisory(6, "moderate", "=1.0.1")],
  queue: [advisory(7, "moderate", "<1.0.1")],
  deep: [advisory(8, "high", "<1.1.0")],
  inner: [advisory(9, "high", "<1.0.1")],
  host: [advisory(10, "moderate", "*")],
};

function advisory(id: number, severity: string, vulnerable_versions: string) {
  const url = `https://github.com/advisories/GHSA-aaaa-bbbb-c${String(id).padStart(3, "0")}`;
  return {
    id,
    url,
    title: `Hole ${id}`,
    severity,
    vulnerable_versions,
    cwe: [],
    cvss: { score: 5 },
  };
}

export interface NpmProject {
  readonly server: FaultRegistry;
  readonly path: string;
  readonly files: Readonly<Record<string, string>>;
  /** What npm reads from the lockfile that it wrote. */
  readonly tree: NpmTree;
}

/** The store on disk with the lockfile that npm writes for it, as of a day on which nothing new was there yet. */
export async function npmProject(): Promise<NpmProject> {
  const server = await faulty();
  for (const [name, versions] of Object.entries(PACKAGES)) serve(server, name, versions);
  server.advise(ADVISORIES);
  const path = folder();
  const files: Record<string, string> = {};
  for (const [file, manifest] of Object.entries(MANIFESTS)) {
    files[file] = `${JSON.stringify(manifest, undefined, 2)}\n`;
  }
  const write = (file: string, text: string): void => {
    mkdirSync(dirname(join(path, file)), { recursive: true });
    writeFileSync(join(path, file), text);
  };
  for (const [file, text] of Object.entries(files)) write(file, text);
  const options = { path, registry: server.url, cache: folder(), audit: false };
  const then = new Arborist({ ...options, before: new Date("2025-06-01") });
  const lock = JSON.stringify((await then.buildIdealTree()).meta.commit(), undefined, 2);
  // npm learns what is in an archive when it unpacks one, of which there are none here.
  const bundled = lock.replace(
    '    "node_modules/pay": {',
    '    "node_modules/kit/node_modules/inner": {"version": "1.0.0", "inBundle": true},\n$&',
  );
  files["package-lock.json"] = bundled;
  write("package-lock.json", bundled);
  const tree = await new Arborist(options).loadVirtual();
  for (const node of tree.inventory.values()) {
    if (node.isProjectRoot || node.isWorkspace || node.isLink) continue;
    const about = PACKAGES[node.packageName]?.[node.version]?.[1];
    const manifest = { name: node.packageName, version: node.version, dependencies: about };
    write(join(node.location, "package.json"), JSON.stringify(manifest));
  }
  return { server, path, files, tree };
}

function serve(server: FaultRegistry, name: string, versions: Versions): void {
  const days = Object.fromEntries(Object.entries(versions).map(([each, [day]]) => [each, day]));
  const manifests = Object.entries(versions).map(([version, [, dependencies = {}]]) => [
    version,
    {
      name,
      version,
      dependencies,
      ...(name === "kit" && { bundleDependencies: ["inner"] }),
      dist: {
        tarball: `${server.url}${name}/-/${name}-${version}.tgz`,
        shasum: createHash("sha1").update(`${name}@${version}`).digest("hex"),
      },
    },
  ]);
  server.serve(packument(name, days, { versions: Object.fromEntries(manifests) }));
}
