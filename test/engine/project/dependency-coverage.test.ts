import { describe, expect, it } from "vitest";
import { ADVISORIES, LOCK, answer, healthOf, namesIn, storeWith } from "./health-store.ts";

describe("the counts of dependencies", () => {
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

  it("says how many signatures fit, once somebody has asked", () => {
    const store = storeWith();
    answer(store);
    expect(healthOf(store).coverage.signatures).toBeUndefined();
    store.session.manifests.holes.signatures.set("package-lock.json", {
      verdicts: new Map([
        ["pay@1.0.0", "valid"],
        ["inner@1.0.0", "missing"],
      ]),
      host: "registry.test",
      left: 0,
    });
    expect(healthOf(store).coverage.signatures).toEqual({ asked: 2, fitting: 1 });
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
});
