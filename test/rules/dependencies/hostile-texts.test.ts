import { describe, expect, it } from "vitest";
import {
  type AdvisoryResult,
  dependencyHealth,
  type Finding,
  type LookupResult,
  readConfiguration,
} from "../../../src/engine/api.ts";
import type { DependencyHealth } from "../../../src/engine/findings/health.ts";
import { rules } from "../../../src/generated/rules.ts";
import { facts } from "../../engine/deps/build.ts";
import { MemoryStore } from "../../harness/memory-store.ts";
import { composerAnswers } from "./composer-files.ts";

/** Turns text around, hides it, moves the cursor, ends the line and colours what follows. */
const BAD = "\u202egnp.exe\u200b\u001b[2J\u001b[31m\nInstalled: safe\u2028\u0007";
/** Characters that a person does not see, or that show something else than what stands there. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;

function textsOf({ message, help, facts: rows, fixes, related }: Finding): string[] {
  return [
    message,
    help ?? "",
    ...rows.flatMap(({ label, value }) => [label, value]),
    ...fixes.map(({ title }) => title),
    ...(related ?? []).map((each) => each.message),
  ];
}

function itemsOf({ items, coverage }: DependencyHealth): string[] {
  return [...items.map(({ text, to = "" }) => text + to), JSON.stringify(coverage)];
}

const dependencies = {
  pay: "^1.0.0",
  [`evil${BAD}`]: `^1.0.0${BAD}`,
  tar: `https://evil.test/x.tgz?${BAD}`,
  git: `git+ssh://git@evil.test/x${BAD}.git`,
  aged: "^1.0.0",
  __proto__x: "^1.0.0",
  constructor: "^1.0.0",
};

const NPM_LOCK = JSON.stringify({
  lockfileVersion: 3,
  packages: {
    "": { dependencies },
    "node_modules/pay": {
      version: "1.0.0",
      resolved: `https://evil${BAD}.test/pay.tgz`,
      license: `GPL${BAD}`,
      hasInstallScript: true,
      dependencies: { [`deep${BAD}`]: `^1.0.0${BAD}` },
    },
    [`node_modules/deep${BAD}`]: {
      version: "1.0.0",
      deprecated: `gone ${BAD}`,
      license: "GPL-3.0-only",
      hasInstallScript: true,
    },
    [`node_modules/evil${BAD}`]: { version: "1.0.0", resolved: `git+https://evil.test/${BAD}` },
    "node_modules/tar": { version: "1.0.0", resolved: `http://evil.test/${BAD}` },
    "node_modules/aged": { version: "1.0.0", deprecated: `use @evil/x${BAD}`, integrity: BAD },
    "node_modules/constructor": { version: "1.0.0", integrity: "sha512-x", resolved: "x" },
  },
});

const document = (name: string) =>
  facts({
    name,
    versions: { "1.0.0": "2020-01-01", "1.1.0": "2021-01-01", "3.0.0": "2026-11-22" },
    deprecated: { "1.0.0": `old ${BAD}` },
    license: `GPL${BAD}`,
    publishers: { "1.0.0": "a", "3.0.0": BAD },
    repository: `evil.test/${BAD}`,
    installScript: ["3.0.0"],
    needs: {},
  });

const hole = (name: string) => ({
  id: `GHSA-${name}${BAD}`,
  title: `A hole ${BAD}`,
  severity: "high" as const,
  vulnerable: "<1.1.0",
  cwe: [`CWE-${BAD}`],
  url: `https://evil.test/${BAD}`,
});

describe("texts that somebody else wrote", () => {
  it("hide nothing in what is said of packages of npm", () => {
    const names = [...Object.keys(dependencies), `deep${BAD}`];
    const { configuration } = readConfiguration('{ "licenses": { "allow": ["MIT"] } }', []);
    const store = new MemoryStore(
      {
        "package.json": JSON.stringify({
          name: `shop${BAD}`,
          dependencies,
          overrides: { [`deep${BAD}`]: "^1.0.0", [`pay${BAD}>x`]: BAD },
          engines: { node: `14 ${BAD}` },
          packageManager: `npm@9${BAD}`,
        }),
        "package-lock.json": NPM_LOCK,
        ".npmrc": `registry=https://registry.shop.test/\n//x${BAD}:_authToken=1`,
        "web/package.json": JSON.stringify({ name: BAD, dependencies: { pay: "1.0.0" } }),
      },
      { rules, configuration: { ...configuration, preset: "audit" } },
    );
    const { session } = store;
    session.manifests.setPaths(["package.json", "web/package.json"]);
    const documents = new Map(names.map((name) => [name, document(name)]));
    const advisories: AdvisoryResult = {
      ok: true,
      fetchedAt: 0,
      leftOut: [],
      documents,
      advisories: new Map(names.map((name) => [name, [hole(name)]])),
    };
    const lookups = names.map((name): [string, LookupResult] => [
      name,
      { ok: true, facts: document(name) },
    ]);
    session.setLookups("package.json", new Map(lookups), advisories);
    const { findings, crashes } = session.analyse("package.json");
    expect(crashes).toEqual([]);
    const told = new Set(findings.map(({ ruleId }) => ruleId));
    for (const rule of [
      "dep-known-vulnerable",
      "dep-deprecated",
      "dep-license",
      "dep-install-script",
      "dep-non-registry-source",
    ])
      expect([...told], rule).toContain(rule);
    expect(findings.flatMap(textsOf).filter((text) => HIDDEN.test(text))).toEqual([]);
    const health = dependencyHealth({ session, files: ["package.json", "web/package.json"] });
    expect(itemsOf(health).filter((text) => HIDDEN.test(text))).toEqual([]);
  });

  it("hide nothing in what is said of packages of Composer", () => {
    const require = { "acme/pay": "^1.0", [`acme/evil${BAD}`]: `^1.0${BAD}` };
    const packages = Object.keys(require).map((name) => ({
      name,
      version: "1.0.0",
      abandoned: `acme/new${BAD}`,
      license: [`GPL${BAD}`],
      require: { [`acme/base${BAD}`]: `~1.0${BAD}` },
      "notification-url": "https://packagist.org/downloads/",
      dist: { type: "zip", url: `https://evil.test/${BAD}` },
    }));
    const base = { ...packages[0], name: `acme/base${BAD}`, require: {} };
    const store = new MemoryStore(
      {
        "composer.json": JSON.stringify({
          name: `corner/${BAD}`,
          require,
          conflict: { [BAD]: BAD },
        }),
        "composer.lock": JSON.stringify({ packages: [...packages, base] }),
        "src/Pay.php": "<?php use Acme\\Pay\\Client;",
      },
      { rules, configuration: { preset: "audit" } },
    );
    const { session } = store;
    const holes = Object.fromEntries(
      [...Object.keys(require), `acme/base${BAD}`].map((name) => [
        name,
        [{ ...hole(name), vulnerable: "<1.1" }],
      ]),
    );
    session.setComposerAnswers("composer.json", composerAnswers(holes));
    const { findings, crashes } = session.analyse("composer.json");
    expect(crashes).toEqual([]);
    expect(new Set(findings.map(({ ruleId }) => ruleId))).toContain("dep-known-vulnerable");
    expect(findings.flatMap(textsOf).filter((text) => HIDDEN.test(text))).toEqual([]);
    const health = dependencyHealth({ session, files: ["composer.json"] });
    expect(itemsOf(health).filter((text) => HIDDEN.test(text))).toEqual([]);
  });
});
