import { describe, expect, it } from "vitest";
import { facts } from "../deps/build.ts";
import { LOCK, MANIFEST, healthOf, namesIn, storeWith } from "./health-store.ts";

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
