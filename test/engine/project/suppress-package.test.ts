import { describe, expect, it } from "vitest";
import { readConfiguration } from "../../../src/engine/api.ts";
import { rules } from "../../../src/generated/rules.ts";
import { facts } from "../deps/build.ts";
import { MemoryStore } from "../../harness/memory-store.ts";

const RULE = "dep-unmaintained";
const STALE = { "1.0.0": "2020-01-01" };

/** The packages of a manifest that are told to be unmaintained, and those that are silenced. */
function told(entry: Readonly<Record<string, string>>, trusted = true) {
  const suppressions = [{ rule: RULE, reason: "read by us", ...entry }];
  const names = ["passport", "passport-local", "@own/pay"];
  const dependencies = Object.fromEntries(names.map((name) => [name, "1.0.0"]));
  const store = new MemoryStore(
    { "package.json": JSON.stringify({ dependencies }) },
    { rules, trusted, configuration: { preset: "audit", suppressions } },
  );
  const answers = names.map(
    (name) => [name, { ok: true, facts: facts({ name, versions: STALE }) }] as const,
  );
  store.session.setLookups("package.json", new Map(answers));
  const { findings, silenced } = store.session.analyse("package.json");
  const of = (list: typeof findings) =>
    list.filter(({ ruleId }) => ruleId === RULE).map((each) => each.package);
  return { told: of(findings), silenced: of(silenced) };
}

describe("a suppression for a package", () => {
  it("silences what is about it alone", () => {
    expect(told({ package: "passport" })).toEqual({
      told: ["passport-local", "@own/pay"],
      silenced: ["passport"],
    });
  });
  it("may be about all of a scope", () => {
    expect(told({ package: "@own/*" }).silenced).toEqual(["@own/pay"]);
  });
  it("ends with its day", () => {
    expect(told({ package: "passport", until: "2026-11-22" }).silenced).toEqual(["passport"]);
    expect(told({ package: "passport", until: "2026-11-21" }).silenced).toEqual([]);
  });
  it("is about all packages where it names none", () => {
    expect(told({}).silenced).toHaveLength(3);
  });
  it("silences nothing in a workspace that is not trusted", () => {
    expect(told({ package: "passport" }, false).told).toHaveLength(3);
  });
  it("does not silence findings that are about no package", () => {
    const store = new MemoryStore(
      { "src/a.ts": "const agent = { rejectUnauthorized: false };" },
      {
        rules,
        configuration: {
          suppressions: [{ rule: "tls-verify-disabled", package: "*", reason: "x" }],
        },
      },
    );
    expect(store.session.analyse("src/a.ts").findings).toHaveLength(1);
  });
  it("is read from the team's file", () => {
    const text = JSON.stringify({ suppressions: [{ rule: RULE, package: "ms", reason: "done" }] });
    const read = readConfiguration(text, [RULE]);
    expect(read.problems).toEqual([]);
    expect(read.configuration.suppressions).toEqual([
      { rule: RULE, package: "ms", reason: "done" },
    ]);
    const empty = readConfiguration(text.replace('"ms"', '" "'), [RULE]);
    expect(empty.problems.map(({ message }) => message)).toEqual(["'package' is empty."]);
    expect(empty.configuration.suppressions).toEqual([]);
  });
});
