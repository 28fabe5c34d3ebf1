import { describe, expect, it, vi } from "vitest";
import {
  type AdvisoryResult,
  type Configuration,
  dependencyHealth,
  type DependencyHealth,
  type HealthState,
  type LookupResult,
  vulnerableIn,
} from "../../../src/engine/api.ts";
import { rules } from "../../../src/generated/rules.ts";
import { type FactsSketch, facts } from "../deps/build.ts";
import { MemoryStore } from "../../harness/memory-store.ts";
import {
  composerAnswers,
  composerJson,
  composerLock,
} from "../../rules/dependencies/composer-files.ts";

const MANIFEST = {
  name: "shop",
  dependencies: { pay: "^1.0.0", tax: "^1.0.0", "csv-writer": "^2.0.0" },
  devDependencies: { runner: "^1.0.0" },
};

const LOCK = {
  lockfileVersion: 3,
  packages: {
    "": MANIFEST,
    "node_modules/pay": { version: "1.0.0", dependencies: { inner: "^1.0.0" } },
    "node_modules/tax": { version: "1.0.0" },
    "node_modules/csv-writer": { version: "2.0.0" },
    "node_modules/inner": { version: "1.0.0", deprecated: "use outer" },
    "node_modules/runner": { version: "1.0.0" },
  },
};

const CODE = 'import pay from "pay";\nimport { rate } from "tax";\npay(rate);\n';

function storeWith(
  files: Readonly<Record<string, string>> = {},
  configuration: Partial<Configuration> = {},
): MemoryStore {
  return new MemoryStore(
    {
      "package.json": JSON.stringify(MANIFEST),
      "package-lock.json": JSON.stringify(LOCK),
      "src/shop.js": CODE,
      ...files,
    },
    { rules, configuration },
  );
}

const ANSWERS: Readonly<Record<string, FactsSketch>> = {
  pay: { versions: { "1.0.0": "2026-01-01" } },
  tax: {
    versions: { "1.0.0": "2026-01-01", "2.0.0": "2026-06-01" },
    deprecated: { "1.0.0": "counts wrong" },
  },
  "csv-writer": { versions: { "2.0.0": "2026-01-01", "2.1.0": "2026-05-01" } },
};

const ADVISORIES: AdvisoryResult = {
  ok: true,
  fetchedAt: 7,
  leftOut: [],
  mended: new Map([["inner@1.0.0", "1.2.0"]]),
  advisories: new Map([
    [
      "inner",
      [{ id: "GHSA-1", title: "Leaks cards", severity: "high", vulnerable: "<1.2.0", cwe: [] }],
    ],
  ]),
};

function answer(store: MemoryStore, advisories: AdvisoryResult = ADVISORIES): void {
  const answers = new Map(
    Object.entries(ANSWERS).map(([name, sketch]): [string, LookupResult] => [
      name,
      { ok: true, facts: facts({ ...sketch, name }) },
    ]),
  );
  const failed: LookupResult = { ok: false, reason: "timeout", text: "No answer in time." };
  store.session.manifests.setPaths([...store.files.keys()]);
  store.session.setLookups("package.json", answers.set("runner", failed), advisories);
}

function healthOf(store: MemoryStore, off?: string): DependencyHealth {
  return dependencyHealth({
    session: store.session,
    files: [...store.files.keys()],
    ...(off !== undefined && { off }),
  });
}

/** The day on which a session judges. */
function dayOf({ session }: MemoryStore): string {
  return session.now.toISOString().slice(0, 10);
}

function namesIn(health: DependencyHealth, state: HealthState): string[] {
  return health.items.filter((item) => item.state === state).map(({ name }) => name);
}

describe("the health of dependencies", () => {
  it("puts each package into its states, with the way and the version that mends it", () => {
    const store = storeWith();
    answer(store);
    const health = healthOf(store);
    expect(health.items).toMatchObject([
      {
        state: "vulnerable",
        name: "inner",
        version: "1.0.0",
        to: "1.2.0",
        direct: false,
        production: true,
        advisories: [{ id: "GHSA-1", severity: "high" }],
        places: [{ manifest: "package.json", key: "pay", path: ["pay", "inner"] }],
      },
      { state: "deprecated", name: "tax", version: "1.0.0", direct: true },
      { state: "deprecated", name: "inner", direct: false, text: expect.stringMatching(/outer/) },
      { state: "outdated", name: "tax", to: "2.0.0" },
      { state: "unused", name: "csv-writer" },
      { state: "not-checked", name: "runner", text: "No answer in time.", production: false },
    ]);
  });

  it("has what is still in cool-down, and what the team's policy on licences does not accept", () => {
    const { "node_modules/inner": inner, "node_modules/tax": tax, ...others } = LOCK.packages;
    const packages = {
      ...others,
      "node_modules/inner": { ...inner, license: "AGPL-3.0-only" },
      "node_modules/tax": { ...tax, license: "see the file" },
    };
    const licenses = { allow: ["MIT"], deny: [], except: [] };
    const store = storeWith(
      { "package-lock.json": JSON.stringify({ ...LOCK, packages }) },
      { licenses },
    );
    const session = () => healthOf(store).items;
    answer(store);
    expect(session().filter(({ state }) => state === "licence")).toMatchObject([
      { name: "tax", version: "1.0.0", direct: true, text: expect.stringMatching(/only: see the/) },
      {
        name: "inner",
        direct: false,
        text: expect.stringMatching(/AGPL-3\.0-only, which the team does not accept/),
        places: [{ key: "pay", path: ["pay", "inner"] }],
      },
    ]);
    expect(session().filter(({ state }) => state === "fresh")).toEqual([]);
    const published = { versions: { "1.0.0": dayOf(store) } };
    const pay: LookupResult = { ok: true, facts: facts({ ...published, name: "pay" }) };
    store.session.setLookups("package.json", new Map([["pay", pay]]), ADVISORIES);
    expect(session().filter(({ state }) => state === "fresh")).toMatchObject([
      {
        name: "pay",
        version: "1.0.0",
        text: expect.stringMatching(/has been out for/),
      },
    ]);
  });

  it("reads the files of a package once, until one of them changes", () => {
    const store = storeWith({ "src/tools.js": "export const tools = 1;\n" });
    answer(store);
    const read = vi.spyOn(store, "read");
    const readOf = (path: string): number =>
      read.mock.calls.filter(([each]) => each === path).length;
    expect(namesIn(healthOf(store), "unused")).toEqual(["csv-writer"]);
    const first = readOf("src/tools.js");
    expect(first).toBeGreaterThan(0);
    expect(namesIn(healthOf(store), "unused")).toEqual(["csv-writer"]);
    expect(readOf("src/tools.js")).toBe(first);
    store.write("src/tools.js", 'export const tools = "csv-writer";\n');
    expect(namesIn(healthOf(store), "unused")).toEqual([]);
  });

  it("is made anew only for the manifest that there is news about", () => {
    const members = Array.from({ length: 30 }, (_, index) => `packages/p${index}/package.json`);
    const store = storeWith(
      Object.fromEntries(
        members.map((path, index) => [
          path,
          JSON.stringify({ name: `p${index}`, dependencies: { tax: "^1.0.0" } }),
        ]),
      ),
    );
    answer(store);
    const { manifests } = store.session;
    const first = healthOf(store);
    const before = manifests.work;
    expect(before).toMatchObject({ views: 31, requests: 31, localNames: 1 });
    expect(healthOf(store)).toEqual(first);
    expect(manifests.work).toEqual(before);
    // The same answer about the lockfile, made anew as each look-up does, is no news to the others.
    const told = new Map([["tax", { ok: false, reason: "timeout", text: "Late." } as const]]);
    const again = ADVISORIES.ok && { ...ADVISORIES, advisories: new Map(ADVISORIES.advisories) };
    store.session.setLookups("packages/p3/package.json", told, again || undefined);
    expect(namesIn(healthOf(store), "not-checked")).toContain("tax");
    expect(manifests.work).toEqual({ ...before, views: 32 });
    // Another answer is.
    store.session.setLookups("packages/p3/package.json", told, { ...ADVISORIES, fetchedAt: 8 });
    expect(healthOf(store).coverage.advisoriesAsOf).toBe(8);
    expect(manifests.work).toEqual({ ...before, views: 63 });
    // Code that changes is none.
    store.write("src/shop.js", `${CODE}\n`);
    healthOf(store);
    expect(manifests.work).toEqual({ ...before, views: 63 });
    store.write("packages/p4/package.json", JSON.stringify({ name: "p4-too" }));
    healthOf(store);
    expect(manifests.work.views).toBe(94);
  });

  it("agrees with the findings of the manifest, line by line", () => {
    const store = storeWith({}, { preset: "audit" });
    answer(store);
    const { findings } = store.session.analyse("package.json");
    const reported = findings.map(({ ruleId }) => ruleId.replace(/^dep-(?:known-)?/, ""));
    const direct = healthOf(store).items.filter(
      ({ state, direct: isDirect }) => isDirect || state === "vulnerable",
    );
    for (const state of ["vulnerable", "deprecated", "outdated", "unmaintained"] as const) {
      const count = reported.filter((each) => each === state).length;
      expect([state, direct.filter((each) => each.state === state).length]).toEqual([state, count]);
    }
  });

  it("counts what is installed and says how far it was looked up", () => {
    const store = storeWith();
    answer(store);
    const { installed, coverage } = healthOf(store);
    expect(installed).toEqual({
      productionDirect: 3,
      productionTransitive: 1,
      developmentDirect: 1,
      developmentTransitive: 0,
    });
    expect(coverage).toMatchObject({
      manifests: 1,
      askable: 4,
      answered: 3,
      compared: 5,
      advisoriesAsOf: 7,
      stale: false,
    });
  });

  it("leads to the manifests that are there, whichever the lockfile names first", () => {
    const manifest = { dependencies: { pay: "^1.0.0" } };
    const store = storeWith({
      "package.json": JSON.stringify({ name: "shop", workspaces: ["*"] }),
      "member/package.json": JSON.stringify({ name: "member", ...manifest }),
      "package-lock.json": JSON.stringify({
        lockfileVersion: 3,
        packages: {
          "": { name: "shop", workspaces: ["*"] },
          // A member that somebody keeps to himself, or that is gone.
          gone: { name: "gone", ...manifest },
          member: { name: "member", ...manifest },
          "node_modules/gone": { resolved: "gone", link: true },
          "node_modules/member": { resolved: "member", link: true },
          "node_modules/pay": { version: "1.0.0", dependencies: { inner: "^1.0.0" } },
          "node_modules/inner": { version: "1.0.0" },
        },
      }),
    });
    store.session.manifests.setPaths([...store.files.keys()]);
    store.session.setLookups("member/package.json", new Map(), ADVISORIES);
    expect(healthOf(store).items).toMatchObject([
      { state: "vulnerable", name: "inner", places: [{ manifest: "member/package.json" }] },
    ]);
  });

  it("asks about a package that only shares its name with a member, where the lockfile has it from a registry", () => {
    const lock = (integrity: string): string =>
      `lockfileVersion: '9.0'\n\nimporters:\n\n  apps/pay:\n    dependencies:\n      pay:\n        specifier: ^1.0.0\n        version: 1.0.0\n\npackages:\n\n  pay@1.0.0:\n    resolution: {${integrity}}\n\nsnapshots:\n\n  pay@1.0.0: {}\n`;
    const manifest = { name: "pay", private: true, dependencies: { pay: "^1.0.0" } };
    const store = storeWith({
      "package.json": JSON.stringify({ name: "shop", private: true }),
      "apps/pay/package.json": JSON.stringify(manifest),
      "pnpm-lock.yaml": lock("integrity: sha512-abc"),
    });
    store.remove("package-lock.json");
    store.session.manifests.setPaths([...store.files.keys()]);
    const { manifests } = store.session;
    expect(manifests.requests("apps/pay/package.json")).toMatchObject([{ name: "pay" }]);
    expect([...manifests.holes.installed("apps/pay/package.json")]).toEqual([["pay", ["1.0.0"]]]);
    store.write("pnpm-lock.yaml", lock("directory: ../pay, type: directory"));
    expect(manifests.requests("apps/pay/package.json")).toEqual([]);
    expect([...manifests.holes.installed("apps/pay/package.json")]).toEqual([]);
  });

  it("counts only what lines name as asked for, not what a deprecation refers to", () => {
    const store = storeWith({
      "package-lock.json": JSON.stringify({
        ...LOCK,
        packages: {
          ...LOCK.packages,
          "node_modules/tax": { version: "1.0.0", deprecated: "Use new-tax instead" },
        },
      }),
    });
    answer(store);
    expect(store.session.manifests.requests("package.json")).toContainEqual({
      name: "new-tax",
      aside: true,
    });
    expect(healthOf(store).coverage).toMatchObject({ askable: 4, answered: 3 });
  });

  it("counts what a line for development names and another brings for production as both", () => {
    const packages = {
      "": { dependencies: { pay: "1" }, devDependencies: { inner: "1" } },
      "node_modules/pay": { version: "1.0.0", dependencies: { inner: "1" } },
      "node_modules/inner": { version: "1.0.0", deprecated: "use outer" },
    };
    const store = storeWith({
      "package.json": JSON.stringify(packages[""]),
      "package-lock.json": JSON.stringify({ lockfileVersion: 3, packages }),
    });
    store.session.manifests.setPaths([...store.files.keys()]);
    const { installed, items } = healthOf(store);
    expect(installed).toMatchObject({ productionDirect: 2, productionTransitive: 0 });
    expect(installed).toMatchObject({ developmentDirect: 0, developmentTransitive: 0 });
    const states = items.filter(({ name }) => name === "inner");
    expect(states.map(({ state, direct, production }) => [state, direct, production])).toEqual([
      ["deprecated", true, true],
    ]);
  });

  it("says what is not checked where look-ups are off, and knows what the lockfile knows", () => {
    const store = storeWith();
    store.session.manifests.setPaths([...store.files.keys()]);
    const health = healthOf(store, "Switched off.");
    expect(namesIn(health, "not-checked")).toEqual(["csv-writer", "pay", "tax", "runner"]);
    expect(namesIn(health, "deprecated")).toEqual(["inner"]);
    expect(health.coverage).toMatchObject({ off: "Switched off.", answered: 0, compared: 0 });
  });

  it("shows a package of several manifests once, with its places", () => {
    const member = JSON.stringify({ name: "web", dependencies: { tax: "^1.0.0" } });
    const lock = {
      ...LOCK,
      packages: { ...LOCK.packages, "web/node_modules/tax": { version: "1.0.0" } },
    };
    const store = storeWith({
      "web/package.json": member,
      "package-lock.json": JSON.stringify(lock),
    });
    answer(store);
    const tax: LookupResult = { ok: true, facts: facts({ ...ANSWERS["tax"]!, name: "tax" }) };
    store.session.setLookups("web/package.json", new Map([["tax", tax]]));
    const [item] = healthOf(store).items.filter(
      ({ state, name }) => state === "outdated" && name === "tax",
    );
    expect(item?.places.map(({ manifest }) => manifest)).toEqual([
      "package.json",
      "web/package.json",
    ]);
  });

  it("leaves out what a suppression silences, and counts it", () => {
    const suppressions = [
      { rule: "dep-deprecated", reason: "replaced in May", files: "package.json" },
    ];
    const store = storeWith({}, { suppressions });
    answer(store);
    const health = healthOf(store);
    expect(health.items.some(({ state, direct }) => state === "deprecated" && direct)).toBe(false);
    expect(health.silenced).toBe(1);
  });

  it("leaves out the state whose rule is switched off", () => {
    const store = storeWith({}, { rules: { "dep-outdated": "off" } });
    answer(store);
    expect(namesIn(healthOf(store), "outdated")).toEqual([]);
  });
});

describe("an unused package", () => {
  const unusedWith = (files: Readonly<Record<string, string>>): string[] => {
    const store = storeWith(files);
    store.session.manifests.setPaths([...store.files.keys()]);
    return namesIn(healthOf(store), "unused");
  };

  it("is one that nothing names", () => {
    expect(unusedWith({})).toEqual(["csv-writer"]);
  });

  it.each([
    ["code imports it", { "src/csv.js": 'export * from "csv-writer/lib/rows";' }],
    ["a type of it is imported", { "src/csv.ts": 'import type { Rows } from "csv-writer";' }],
    ["a setting names it", { "shop.config.js": "module.exports = { plugins: ['csv-writer'] };" }],
    ["a workflow starts it", { "ci.yml": "run: npx csv-writer" }],
    [
      "a script starts it",
      { "package.json": JSON.stringify({ ...MANIFEST, scripts: { out: "csv-writer all" } }) },
    ],
    [
      "another package asks for it",
      {
        "package-lock.json": JSON.stringify({
          ...LOCK,
          packages: {
            ...LOCK.packages,
            "node_modules/tax": { version: "1.0.0", peerDependencies: { "csv-writer": "2" } },
          },
        }),
      },
    ],
    ["it has no lockfile", { "package-lock.json": "{}" }],
  ])("is not said where %s", (_, files: Readonly<Record<string, string>>) => {
    expect(unusedWith(files)).toEqual([]);
  });

  it("is not said of what style sheets bring in, of what is named by half, nor of a program that a script starts", () => {
    const dependencies = {
      "tw-animate-css": "1",
      bootstrap: "1",
      "slick-carousel": "1",
      "eslint-config-acme": "1",
      "@acme/eslint-plugin": "1",
      "@babel/preset-acme": "1",
      "@swc/cli": "1",
      "@swc/other": "1",
    };
    const packages = Object.fromEntries(
      Object.keys(dependencies).map((name) => [`node_modules/${name}`, { version: "1.0.0" }]),
    );
    expect(
      unusedWith({
        "package.json": JSON.stringify({ dependencies, scripts: { build: "cd a && swc src" } }),
        "package-lock.json": JSON.stringify({ lockfileVersion: 3, packages }),
      }),
    ).toEqual([]);
    expect(
      unusedWith({
        "package.json": JSON.stringify({ dependencies, scripts: { build: "tsc" } }),
        "package-lock.json": JSON.stringify({ lockfileVersion: 3, packages }),
      }),
    ).toEqual(["@swc/cli", "@swc/other"]);
  });

  it("is not said of what another package wants to find beside it, whoever says so", () => {
    const yarn = 'pay@^1.0.0:\n  version "1.0.0"\n\nview@^1.0.0:\n  version "1.0.0"\n';
    const files = {
      "package.json": JSON.stringify({ dependencies: { pay: "^1.0.0", view: "^1.0.0" } }),
      "yarn.lock": `# yarn lockfile v1\n\n\n${yarn}`,
    };
    const store = storeWith(files);
    store.remove("package-lock.json");
    store.session.manifests.setPaths([...store.files.keys()]);
    expect(namesIn(healthOf(store), "unused")).toEqual(["view"]);
    const peers = { "1.0.0": { view: "^1.0.0" } };
    const told = facts({ name: "pay", versions: { "1.0.0": "2026-01-01" }, peers });
    store.session.setLookups("package.json", new Map([["pay", { ok: true, facts: told }]]));
    expect(namesIn(healthOf(store), "unused")).toEqual([]);
  });

  it("is not said of an optional peer that the lockfile of Yarn names", () => {
    const entry = (name: string, more = ""): string =>
      `"${name}@npm:^1.0.0":\n  version: 1.0.0\n  resolution: "${name}@npm:1.0.0"\n${more}  checksum: abc\n\n`;
    const peers = `  peerDependencies:\n    view: ">=1"\n  peerDependenciesMeta:\n    view:\n      optional: true\n`;
    const store = storeWith({
      "package.json": JSON.stringify({ dependencies: { pay: "^1.0.0", view: "^1.0.0" } }),
      "yarn.lock": `__metadata:\n  version: 8\n\n${entry("pay", peers)}${entry("view")}`,
    });
    store.remove("package-lock.json");
    store.session.manifests.setPaths([...store.files.keys()]);
    expect(namesIn(healthOf(store), "unused")).toEqual([]);
  });

  it("is not said of a package without code", () => {
    const store = storeWith();
    store.files.delete("src/shop.js");
    store.session.manifests.setPaths([...store.files.keys()]);
    expect(namesIn(healthOf(store), "unused")).toEqual([]);
  });
});

describe("packages of Composer", () => {
  const manifest = composerJson({ "acme/pay": "^1.0", "acme/old": "^1.0" });
  const files = {
    "composer.json": manifest,
    ...composerLock(
      {
        "acme/pay": {
          version: "1.0.0",
          require: { "acme/base": "*" },
          "notification-url": "https://packagist.org/downloads/",
        },
        "acme/base": { version: "2.0.0", "notification-url": "https://packagist.org/downloads/" },
        "acme/old": { version: "1.2.0", abandoned: "acme/new" },
      },
      manifest,
    ),
  };
  const answers = composerAnswers(
    { "acme/base": [{ vulnerable: "<2.1" }] },
    { "acme/base": ["2.0.0", "2.1.0"] },
  );
  const php = (suppressions: Configuration["suppressions"] = []) => {
    const { session } = new MemoryStore(files, {
      rules,
      configuration: { preset: "audit", suppressions },
    });
    session.setComposerAnswers("composer.json", answers);
    return { session, health: dependencyHealth({ session, files: Object.keys(files) }) };
  };

  it("are in the list with their states, ways and counts", () => {
    const { session, health } = php();
    expect(health.items).toMatchObject([
      {
        state: "vulnerable",
        name: "acme/base",
        version: "2.0.0",
        to: "2.1.0",
        direct: false,
        places: [{ manifest: "composer.json", key: "acme/pay", path: ["acme/pay", "acme/base"] }],
      },
      { state: "deprecated", name: "acme/old", text: "It is abandoned in favour of acme/new." },
      { state: "not-checked" },
    ]);
    expect(health.installed).toMatchObject({ productionDirect: 2, productionTransitive: 1 });
    expect(health.coverage.compared).toBe(2);
    expect(health.workspaces).toEqual([{ manifest: "composer.json", name: "corner/shop" }]);
    expect(vulnerableIn(session, "composer.json")).toEqual(["acme/base@2.0.0"]);
    expect(
      session
        .analyse("composer.json")
        .findings.map(({ ruleId }) => ruleId)
        .toSorted(),
    ).toEqual(["dep-deprecated", "dep-known-vulnerable"]);
  });

  it("are set aside where their finding is silenced", () => {
    const reason = "moving next month";
    const { health } = php([{ rule: "dep-deprecated", files: "composer.json", reason }]);
    expect(health.items.map(({ state }) => state)).toEqual(["vulnerable", "not-checked"]);
    expect(health.silenced).toBe(1);
  });
});
