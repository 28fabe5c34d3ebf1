import { describe, expect, it, vi } from "vitest";
import type { LookupResult } from "../../../src/engine/api.ts";
import { facts } from "../deps/build.ts";
import {
  ADVISORIES,
  ANSWERS,
  CODE,
  LOCK,
  answer,
  dayOf,
  healthOf,
  namesIn,
  storeWith,
} from "./health-store.ts";

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

  it("puts the worst holes first, those of production before the others", () => {
    const store = storeWith();
    const hole = (severity: "low" | "critical" | "high") => [
      { id: severity, title: "A hole", severity, vulnerable: "*", cwe: [] },
    ];
    const holes = { pay: hole("low"), inner: hole("high"), runner: hole("critical") };
    answer(store, { ...ADVISORIES, advisories: new Map(Object.entries(holes)) });
    expect(namesIn(healthOf(store), "vulnerable")).toEqual(["inner", "pay", "runner"]);
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
