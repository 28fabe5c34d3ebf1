import { sign } from "node:crypto";
import type { AdvisoryTable } from "../harness/fault-registry.ts";
import { SUM, signer } from "../harness/signing.ts";
import { type SeedDocument, seedDocument } from "../harness/verdaccio-registry.ts";
import { NOW } from "./setup.ts";

/** A package of the store: what it asks for, what is installed, and what the registry has. */
export interface Seeded {
  readonly spec: string;
  readonly installed: string;
  readonly document?: SeedDocument;
  /** What the installed version brings: the lockfile's entry is nested below the package. */
  readonly brings?: Readonly<Record<string, string>>;
  /** What is looked up in its place. */
  readonly alias?: string;
  /** What the lockfile says besides. */
  readonly locked?: Readonly<Record<string, unknown>>;
}

type Versions = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** Ten hours before the clock of the tests. */
const THIS_MORNING = "2026-11-22T02:00:00.000Z";

const KEY = signer("SHA256:own");
const OLD_KEY = signer("SHA256:old", "2026-01-01T00:00:00.000Z");
const FOREIGN_KEY = signer("SHA256:own");
export const KEYS = [KEY.listed, OLD_KEY.listed];

function monthsAgo(months: number): string {
  const date = new Date(NOW);
  date.setUTCMonth(date.getUTCMonth() - months);
  return date.toISOString().slice(0, 10);
}

function of(
  spec: string,
  installed: string,
  name: string,
  days: Readonly<Record<string, string>>,
  more: Parameters<typeof seedDocument>[2] & Partial<Omit<Seeded, "document">> = {},
): readonly [string, Seeded] {
  const { brings, alias, locked, ...seed } = more;
  const document = seedDocument(alias ?? name, days, seed);
  return [
    name,
    {
      spec,
      installed,
      document,
      ...(brings && { brings }),
      ...(alias !== undefined && { alias }),
      ...(locked && { locked }),
    },
  ];
}

function each(versions: readonly string[], manifest: Readonly<Record<string, unknown>>): Versions {
  return Object.fromEntries(versions.map((version) => [version, manifest]));
}

function signed(name: string, by = KEY, as = `${name}@1.0.0:${SUM}`): Versions {
  const sig = sign("sha256", Buffer.from(as), by.privateKey).toString("base64");
  return { "1.0.0": { dist: dist(name, { signatures: [{ keyid: by.id, sig }] }) } };
}

function dist(
  name: string,
  more: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  return { tarball: `http://localhost/${name}/-/1.0.0.tgz`, integrity: SUM, ...more };
}

const TWO = { "1.0.0": "2026-01-01", "2.0.0": "2026-06-01" };
const PATCH = { "1.0.0": "2026-01-01", "1.0.1": "2026-03-01" };
const FIVE = ["1.0.0", "1.1.0", "1.2.0", "1.3.0", "1.4.0"];
const FIVE_DAYS = Object.fromEntries(
  FIVE.map((version, index) => [version, index === 4 ? "2026-11-15" : `2026-0${index + 1}-01`]),
);
const RESTS = { dependencies: { leaf: "1" }, engines: { node: "<=16" } };

/** One package for each state that a registry can have a package in. */
export const SEEDED = new Map<string, Seeded>([
  of("^1.0.0", "1.1.0", "current", { "1.0.0": "2026-01-01", "1.1.0": "2026-06-01" }),
  of("1.0.0", "1.0.0", "patch-behind", PATCH),
  of("1.0.0", "1.0.0", "minor-behind", { "1.0.0": "2026-01-01", "1.1.0": "2026-06-01" }),
  of("^1.0.0", "1.0.0", "major-behind", { "1.0.0": "2024-01-01", "2.0.0": "2026-06-01" }),
  of("1.0.0", "1.0.0", "old-version", PATCH, {
    versions: { "1.0.0": { deprecated: "leaks card numbers" } },
  }),
  of(
    "^1.0.0",
    "1.0.0",
    "all-gone",
    { "1.0.0": "2026-01-01" },
    {
      versions: { "1.0.0": { deprecated: "nobody looks after it" } },
    },
  ),
  of(
    "^1.0.0",
    "1.0.0",
    "took-it-back",
    { "1.0.0": "2026-01-01" },
    {
      versions: { "1.0.0": { deprecated: "" } },
    },
  ),
  ...[23, 25, 59, 61].map((months) =>
    of(
      "^1.0.0",
      "1.0.0",
      `rests-${months}`,
      { "1.0.0": monthsAgo(months) },
      {
        modified: "2026-11-01",
        versions: { "1.0.0": RESTS },
      },
    ),
  ),
  of(
    "^1.0.0",
    "1.0.0",
    "beta-first",
    { "1.0.0": "2026-01-01", "2.0.0-beta.1": "2026-06-01" },
    {
      latest: "1.0.0",
    },
  ),
  of(
    "^2.0.0",
    "2.0.0",
    "latest-below",
    { "1.0.0": "2026-01-01", "2.0.0": "2026-02-01" },
    {
      latest: "1.0.0",
    },
  ),
  of("^1.0.0", "1.0.0", "fresh", { "1.0.0": "2026-01-01", "2.0.0": THIS_MORNING }),
  of("^1.0.0", "1.0.0", "holed", PATCH),
  of(
    "^1.0.0",
    "1.0.0",
    "mends-with",
    { "1.0.0": "2026-01-01", "1.1.0": "2026-03-01" },
    {
      versions: {
        "1.0.0": { dependencies: { deep: "~1.0.0" } },
        "1.1.0": { dependencies: { deep: "^1.1.0" } },
      },
      brings: { deep: "1.0.0" },
    },
  ),
  of(
    "^1.0.0",
    "1.0.0",
    "stuck",
    { "1.0.0": "2026-01-01" },
    {
      versions: { "1.0.0": { dependencies: { stone: "~1.0.0" } } },
      brings: { stone: "1.0.0" },
    },
  ),
  of("^1.0.0", "1.0.0", "no-fix", PATCH),
  of("^5.0.0", "5.0.1", "only-lower", { "2.1.3": "2025-01-01", "5.0.1": "2026-01-01" }),
  of("^1.0.0", "1.0.0", "fix-of-today", { "1.0.0": "2026-01-01", "1.0.1": THIS_MORNING }),
  of("1.4.0", "1.4.0", "script-added", FIVE_DAYS, {
    versions: { "1.4.0": { hasInstallScript: true, scripts: { install: "node ." } } },
    locked: { hasInstallScript: true },
  }),
  of("^1.0.0", "1.0.0", "signed", { "1.0.0": "2026-03-01" }, { versions: signed("signed") }),
  of(
    "^1.0.0",
    "1.0.0",
    "badly-signed",
    { "1.0.0": "2026-03-01" },
    {
      versions: signed("badly-signed", FOREIGN_KEY),
    },
  ),
  of(
    "^1.0.0",
    "1.0.0",
    "signed-too-late",
    { "1.0.0": "2026-03-01" },
    {
      versions: signed("signed-too-late", OLD_KEY),
    },
  ),
  of("1.4.0", "1.4.0", "origin-dropped", FIVE_DAYS, {
    versions: each(FIVE.slice(0, 4), {
      dist: dist("origin-dropped", {
        attestations: { url: "x", provenance: { predicateType: "x" } },
      }),
    }),
  }),
  of(
    "1.5.0",
    "1.5.0",
    "new-hands",
    { ...FIVE_DAYS, "1.4.0": "2026-05-01", "1.5.0": "2026-11-15" },
    {
      versions: {
        ...each(FIVE, { _npmUser: { name: "ann" } }),
        "1.5.0": { _npmUser: { name: "bob" } },
      },
    },
  ),
  of("^1.0.0", "1.0.1", "of-today", { "1.0.0": "2026-01-01", "1.0.1": THIS_MORNING }),
  of("^1.0.0", "1.0.0", "expresss", { "1.0.0": "2026-11-01" }),
  of(
    "^1.0.0",
    "1.0.0",
    "express",
    Object.fromEntries(FIVE.map((version, i) => [version, `201${i}-01-01`])),
  ),
  of("npm:real-name@^1.0.0", "1.0.0", "alias", TWO, { alias: "real-name" }),
  of("3.5.4", "3.5.4", "@vendure/core", { "3.4.0": "2026-01-01", "3.5.4": "2026-02-01" }),
  of("3.4.0", "3.4.0", "@vendure/email-plugin", { "3.4.0": "2026-01-01", "3.5.4": "2026-02-01" }),
  of("^1.0.0", "1.0.0", "@private/pay", TWO),
  of("^1.0.0", "1.0.0", "@closed/pay", TWO),
  ["nobody-knows-it", { spec: "^1.0.0", installed: "1.0.0" }],
  [
    "unpublished",
    {
      spec: "^1.0.0",
      installed: "1.0.0",
      document: {
        name: "unpublished",
        versions: {},
        time: {
          created: "2020-01-01T00:00:00.000Z",
          modified: "2026-01-01T00:00:00.000Z",
          unpublished: { time: "2026-01-01T00:00:00.000Z", versions: ["1.0.0"] },
        },
      },
    },
  ],
  of("*", "0.0.1-security", "held", { "0.0.1-security": "2026-01-01" }),
  of(
    "^1.0.0",
    "1.0.2999",
    "giant",
    Object.fromEntries(Array.from({ length: 3000 }, (_, i) => [`1.0.${i}`, "2026-01-01"])),
  ),
  [
    "partial-time",
    {
      spec: "^1.0.0",
      installed: "1.0.0",
      document: {
        name: "partial-time",
        versions: { "1.0.0": {}, "2.0.0": {} },
        time: { "1.0.0": "2026-01-01T00:00:00.000Z" },
        "dist-tags": { latest: "2.0.0" },
      },
    },
  ],
]);

/** What those of the store bring along. */
export const BROUGHT: readonly SeedDocument[] = [
  seedDocument("deep", { "1.0.0": "2026-01-01", "1.1.0": "2026-02-01" }),
  seedDocument("stone", { "1.0.0": "2026-01-01", "1.1.0": "2026-02-01" }),
  seedDocument("leaf", { "1.0.0": "2026-01-01" }),
];

function hole(id: number, vulnerable_versions: string): AdvisoryTable[string][number] {
  const url = `https://advisories.example/${id}`;
  return {
    id,
    url,
    title: `Hole ${id}`,
    severity: "high",
    vulnerable_versions,
    cwe: [],
    cvss: { score: 7 },
  };
}

export const ADVISORIES: AdvisoryTable = {
  holed: [hole(1, "<1.0.1")],
  deep: [hole(2, "<1.1.0")],
  stone: [hole(3, "<1.1.0")],
  "no-fix": [hole(4, "*")],
  "only-lower": [hole(5, ">=3.0.0")],
  "fix-of-today": [hole(6, "<1.0.1")],
};

const MEMBER = {
  name: "till",
  version: "1.0.0",
  dependencies: { "major-behind": "^1.0.0", current: "^1.0.0" },
};

/** The store's files: one workspace with a lockfile of npm. */
export function storeFiles(resolvedAt: string): Readonly<Record<string, string>> {
  const dependencies = Object.fromEntries([...SEEDED].map(([name, { spec }]) => [name, spec]));
  const manifest = {
    name: "shop",
    version: "1.0.0",
    private: true,
    workspaces: ["packages/*"],
    dependencies,
  };
  const packages: Record<string, unknown> = {
    "": manifest,
    "packages/till": MEMBER,
    "node_modules/till": { resolved: "packages/till", link: true },
  };
  for (const [name, { installed, brings = {}, alias, locked }] of SEEDED) {
    const real = alias ?? name;
    packages[`node_modules/${name}`] = {
      ...(alias !== undefined && { name: alias }),
      version: installed,
      resolved: `${resolvedAt}${real}/-/${real}-${installed}.tgz`,
      integrity: SUM,
      ...(Object.keys(brings).length > 0 && {
        dependencies: Object.fromEntries(Object.keys(brings).map((each) => [each, "~1.0.0"])),
      }),
      ...locked,
    };
    for (const [other, version] of Object.entries(brings)) {
      const resolved = `${resolvedAt}${other}/-/${other}-${version}.tgz`;
      packages[`node_modules/${other}`] = { version, resolved, integrity: SUM };
    }
  }
  const lock = { name: "shop", version: "1.0.0", lockfileVersion: 3, requires: true, packages };
  return {
    "package.json": JSON.stringify(manifest, undefined, 2),
    "packages/till/package.json": JSON.stringify(MEMBER, undefined, 2),
    "package-lock.json": JSON.stringify(lock, undefined, 2),
  };
}

/** The same registry for a project of pnpm whose versions stand in a catalog. */
export const CATALOG_FILES: Readonly<Record<string, string>> = {
  "package.json": '{ "name": "shop", "private": true }\n',
  "pnpm-workspace.yaml": "packages: ['packages/*']\ncatalog:\n  holed: ^1.0.0\n",
  "packages/till/package.json": '{ "name": "till", "dependencies": { "holed": "catalog:" } }\n',
  "packages/web/package.json": '{ "name": "web", "dependencies": { "holed": "catalog:" } }\n',
  "pnpm-lock.yaml": `lockfileVersion: '9.0'

importers:

  packages/till:
    dependencies:
      holed:
        specifier: 'catalog:'
        version: 1.0.0

  packages/web:
    dependencies:
      holed:
        specifier: 'catalog:'
        version: 1.0.0

packages:

  holed@1.0.0:
    resolution: {integrity: ${SUM}}

snapshots:

  holed@1.0.0: {}
`,
};
