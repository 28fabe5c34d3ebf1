import { describe, expect, it } from "vitest";
import { readConfiguration } from "../../../src/engine/api.ts";
import { rules } from "../../../src/generated/rules.ts";
import { installedLicense } from "../../../src/engine/deps/installed-license.ts";
import { weigh } from "../../../src/engine/deps/license-expression.ts";
import { MemoryStore } from "../../harness/memory-store.ts";
import { answers, manifest } from "./registry-answers.ts";

/** A lockfile of npm; each package is a licence, or whom it asks for besides. */
function lock(
  root: Readonly<Record<string, unknown>>,
  packages: Readonly<Record<string, string | Readonly<Record<string, unknown>>>>,
) {
  const entries = Object.entries(packages).map(([name, entry]) => [
    `node_modules/${name}`,
    { version: "1.0.0", ...(typeof entry === "string" ? { license: entry } : entry) },
  ]);
  return JSON.stringify({
    lockfileVersion: 3,
    packages: { "": root, ...Object.fromEntries(entries) },
  });
}

function found(
  configuration: string,
  files: Readonly<Record<string, string>>,
  lookups?: ReturnType<typeof answers>,
) {
  const read = readConfiguration(configuration, ["dep-license"]);
  expect(read.problems).toEqual([]);
  const store = new MemoryStore(files, { rules, configuration: read.configuration });
  if (lookups) store.session.setLookups("package.json", lookups);
  return store.session
    .analyse("package.json")
    .findings.filter(({ ruleId }) => ruleId === "dep-license");
}

const dependencies = { a: "1.0.0" };
const direct = (license: string) => ({
  "package.json": manifest(dependencies),
  "package-lock.json": lock({ dependencies }, { a: license }),
});
const MIT_ONLY = '{ "licenses": { "allow": ["MIT"] } }';

describe("is silent", () => {
  it("without a policy, and with one that accepts everything", () => {
    for (const configuration of ["{}", '{ "licenses": {} }', '{ "licenses": { "except": ["x"] } }'])
      expect(found(configuration, direct("AGPL-3.0-only"))).toEqual([]);
  });
  it("for what the policy accepts", () => {
    expect(found(MIT_ONLY, direct("MIT"))).toEqual([]);
    expect(found(MIT_ONLY, direct("(MIT OR GPL-3.0-only)"))).toEqual([]);
    expect(found('{ "licenses": { "deny": ["GPL-3.0-only"] } }', direct("MIT"))).toEqual([]);
  });
  it("for packages that were looked at", () => {
    const policy = '{ "licenses": { "allow": ["MIT"], "except": ["@x/*", "a"] } }';
    expect(found(policy, direct("AGPL-3.0-only"))).toEqual([]);
  });
  it("for what neither the lockfile nor a registry names a licence of", () => {
    expect(found(MIT_ONLY, { "package.json": manifest(dependencies) })).toEqual([]);
    const bare = lock({ dependencies }, { a: {} });
    const files = { "package.json": manifest(dependencies), "package-lock.json": bare };
    expect(found(MIT_ONLY, files)).toEqual([]);
  });
  it("for packages of the project and for peers", () => {
    const files = {
      "package.json": manifest({ a: "1.0.0" }, "peerDependencies"),
      "package-lock.json": lock({ peerDependencies: dependencies }, { b: "GPL-3.0-only" }),
    };
    const lookups = answers({
      a: { versions: { "1.0.0": "2026-01-01" }, license: "GPL-3.0-only" },
    });
    expect(found(MIT_ONLY, files, lookups)).toEqual([]);
  });
});

describe("reports", () => {
  it("a direct dependency", () => {
    const [finding] = found(MIT_ONLY, direct("AGPL-3.0-only"));
    expect(finding).toMatchObject({
      level: "warning",
      package: "a",
      message: "a is licensed under AGPL-3.0-only, which the team does not accept.",
    });
  });
  it("what it brings along, on its line, the worst first", () => {
    const files = {
      "package.json": manifest(dependencies),
      "package-lock.json": lock(
        { dependencies },
        {
          a: { license: "MIT", dependencies: { b: "1", c: "1" } },
          b: "see the site",
          c: "GPL-2.0",
        },
      ),
    };
    const [finding, ...more] = found(MIT_ONLY, files);
    expect(more).toEqual([]);
    expect(finding?.message).toBe(
      "c, which a brings along, is licensed under GPL-2.0: not accepted.",
    );
    expect(finding?.facts).toEqual([
      { label: "GPL-2.0", value: "a › c" },
      { label: "see the site", value: "a › b" },
    ]);
  });
  it("a text that nobody can weigh, and what is for developers alone, as information", () => {
    const [unknown] = found(MIT_ONLY, direct("SEE LICENSE IN LICENSE.txt"));
    expect(unknown).toMatchObject({ level: "information" });
    expect(unknown?.message).toContain("says of its licence only: SEE LICENSE IN");
    const files = {
      "package.json": manifest(dependencies, "devDependencies"),
      "package-lock.json": lock({ devDependencies: dependencies }, { a: "GPL-3.0-only" }),
    };
    expect(found(MIT_ONLY, files)).toMatchObject([{ level: "information" }]);
  });
  it("a direct dependency of which only the registry names a licence", () => {
    const lookups = answers({ a: { versions: { "1.0.0": "2026-01-01" }, license: "UNLICENSED" } });
    expect(found(MIT_ONLY, { "package.json": manifest(dependencies) }, lookups)).toHaveLength(1);
  });
});

describe("what is installed here", () => {
  /** `a` brings `b`, of which two versions are there. */
  const PNPM = `lockfileVersion: '9.0'
importers:
  .:
    dependencies:
      a:
        specifier: 1.0.0
        version: 1.0.0(p@1.0.0)
packages:
  a@1.0.0: {resolution: {integrity: sha512-a}}
  '@s/b@1.0.0': {resolution: {integrity: sha512-b}}
snapshots:
  a@1.0.0(p@1.0.0):
    dependencies:
      '@s/b': 1.0.0
  '@s/b@1.0.0': {}
`;
  const YARN = `# yarn lockfile v1
a@1.0.0:
  version "1.0.0"
  resolved "https://r.test/a.tgz"
  dependencies:
    "@s/b" "^1.0.0"

"@s/b@^1.0.0":
  version "1.0.0"
  resolved "https://r.test/b.tgz"
`;
  const BUN = `{ "lockfileVersion": 1, "workspaces": { "": { "dependencies": { "a": "1.0.0" } } },
  "packages": {
    "a": ["a@1.0.0", "", { "dependencies": { "@s/b": "^1.0.0" } }, "sha512-a"],
    "@s/b": ["@s/b@1.0.0", "", {}, "sha512-b"],
  } }`;
  const installed = (license: unknown, version = "1.0.0", key = "license") =>
    JSON.stringify({ name: "@s/b", version, [key]: license });
  it.each([
    ["pnpm-lock.yaml", PNPM, "node_modules/.pnpm/@s+b@1.0.0/node_modules/@s/b/package.json"],
    ["pnpm-lock.yaml", PNPM, "node_modules/.pnpm/node_modules/@s/b/package.json"],
    ["yarn.lock", YARN, "node_modules/@s/b/package.json"],
    ["yarn.lock", YARN, "node_modules/a/node_modules/@s/b/package.json"],
    ["bun.lock", BUN, "node_modules/@s/b/package.json"],
    ["bun.lock", BUN, "node_modules/.bun/@s+b@1.0.0/node_modules/@s/b/package.json"],
  ])("names its licence where %s does not", (name, text, file) => {
    const files = { "package.json": manifest(dependencies), [name]: text };
    expect(found(MIT_ONLY, files)).toEqual([]);
    const [finding] = found(MIT_ONLY, { ...files, [file]: installed("GPL-3.0-only") });
    expect(finding?.message).toBe(
      "@s/b, which a brings along, is licensed under GPL-3.0-only: not accepted.",
    );
    expect(found(MIT_ONLY, { ...files, [file]: installed("MIT") })).toEqual([]);
  });
  it("says so in the ways of old packages as well, and for its own version alone", () => {
    const of = (text: string) =>
      found(MIT_ONLY, {
        "package.json": manifest(dependencies),
        "yarn.lock": YARN,
        "node_modules/@s/b/package.json": text,
      }).map(({ facts }) => facts?.[0]?.label);
    const list = [{ type: "GPL-2.0" }, { type: "LGPL-2.1" }];
    expect(of(installed({ type: "GPL-2.0" }))).toEqual(["GPL-2.0"]);
    expect(of(installed(list, "1.0.0", "licenses"))).toEqual(["(GPL-2.0 OR LGPL-2.1)"]);
    expect(of(installed([...list, { type: "MIT" }], "1.0.0", "licenses"))).toEqual([]);
    expect(of(installed("GPL-2.0", "1.0.1"))).toEqual([]);
    expect(of("{")).toEqual([]);
    expect(of("null")).toEqual([]);
  });
  it("is looked for only below node_modules, whatever a lockfile calls a package", () => {
    const read: string[] = [];
    const locked = { path: "../../etc/node_modules/x", name: "../x", version: "1.0.0" };
    const one = { ...locked, hasInstallScript: false, dev: false, optional: false };
    const target = { ...one, link: false, requires: [] };
    const lockOf = (format: "npm" | "pnpm" | "yarn" | "bun") => ({
      format,
      lockfileVersion: 3,
      packages: new Map([[target.path, target]]),
    });
    for (const format of ["npm", "pnpm", "yarn", "bun"] as const) {
      const license = installedLicense(lockOf(format), target, (path) => {
        read.push(path);
        return undefined;
      });
      expect(license).toBeUndefined();
    }
    expect(read).toEqual([]);
  });
});

describe("an expression", () => {
  const accepts = (license: string, allow: readonly string[]) =>
    weigh(license, { allow, deny: [], except: [] });
  it.each([
    ["MIT AND GPL-3.0-only", ["MIT"], "refused"],
    ["MIT AND Apache-2.0", ["MIT", "Apache-2.0"], "accepted"],
    ["GPL-3.0-only OR (MIT AND ISC)", ["MIT", "ISC"], "accepted"],
    ["GPL-3.0-only", ["GPL-3.0"], "accepted"],
    ["GPL-3.0", ["GPL-3.0-only"], "accepted"],
    ["GPL-2.0+", ["GPL-2.0-or-later"], "accepted"],
    ["GPL-2.0-or-later", ["GPL-2.0-only"], "refused"],
    ["GPL-2.0-only WITH Classpath-exception-2.0", ["GPL-2.0-only"], "accepted"],
    ["GPL-2.0-only", ["GPL-2.0-only WITH Classpath-exception-2.0"], "refused"],
    ["Apache 2.0", ["Apache-2.0"], "accepted"],
    ["mit", ["MIT"], "accepted"],
    ["UNLICENSED", ["MIT"], "refused"],
    ["Our Own Terms", ["our own terms"], "accepted"],
    ["Our Own Terms", ["MIT"], "unknown"],
    ["", ["MIT"], "unknown"],
    ["(".repeat(5000), ["MIT"], "unknown"],
  ] as const)("%s with %j is %s", (license, allow, verdict) => {
    expect(accepts(license, allow)).toBe(verdict);
  });
  it("is refused for what is denied, whatever is allowed", () => {
    const policy = { deny: ["GPL-3.0-only"], except: [] };
    expect(weigh("GPL-3.0", policy)).toBe("refused");
    expect(weigh("GPL-3.0 OR MIT", policy)).toBe("accepted");
    expect(weigh("MIT", { ...policy, allow: ["MIT"], deny: ["MIT"] })).toBe("refused");
  });
});

it("tells how many packages it knows no licence of, once for a lockfile, and only with a policy", () => {
  const locked = lock({ dependencies }, { a: "MIT", b: {}, c: {} });
  const files = { "package.json": manifest(dependencies), "package-lock.json": locked };
  const open = (configuration: string) => {
    const read = readConfiguration(configuration, []);
    const store = new MemoryStore(files, { rules, configuration: read.configuration });
    return store.session.manifests
      .notChecked("package.json", store.session.now, "off")
      .filter(({ what }) => what === "licences")
      .map(({ reason }) => reason);
  };
  expect(open(MIT_ONLY)).toEqual([
    "package-lock.json names no licence of 2 of 3 packages, and they are not installed here to be looked at: install them, then check again",
  ]);
  expect(open("{}")).toEqual([]);
});

it("a policy that is not understood is told, and what is left of it counts", () => {
  const text = '{ "licenses": { "allow": ["MIT", 7], "deny": "GPL", "alow": [] } }';
  const { configuration, problems } = readConfiguration(text, []);
  expect(configuration.licenses).toEqual({ allow: ["MIT"], deny: [], except: [] });
  expect(problems.map(({ message }) => message)).toEqual([
    "Each entry of 'licenses.allow' must be text in quotes.",
    "'licenses.deny' must be a list of texts.",
    "Unknown key 'alow'. Did you mean 'allow'?",
  ]);
});
