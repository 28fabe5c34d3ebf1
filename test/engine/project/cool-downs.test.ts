import { describe, expect, it } from "vitest";
import { rules } from "../../../src/generated/rules.ts";
import { facts } from "../deps/build.ts";
import { MemoryStore, type StoreOptions } from "../../harness/memory-store.ts";

const manifest = JSON.stringify({ dependencies: { pay: "1.3.1" } });
const answer = facts({
  name: "pay",
  versions: { "1.3.0": "2026-11-01", "1.3.1": "2026-11-21" },
});

function store(files: Readonly<Record<string, string>>, options: Partial<StoreOptions> = {}) {
  const made = new MemoryStore(
    { "package.json": manifest, ...files },
    { rules, configuration: { preset: "audit" }, ...options },
  );
  made.session.setLookups("package.json", new Map([["pay", { ok: true, facts: answer }]]));
  return made;
}

function found(made: MemoryStore): string[] {
  return made.session
    .analyse("package.json")
    .findings.filter(({ ruleId }) => ruleId === "dep-cooldown")
    .map(({ message }) => message);
}

describe("the wait that the project's files ask for", () => {
  it("changes with them at once", () => {
    const made = store({ ".npmrc": "min-release-age=7\n" });
    expect(found(made)).toEqual([
      "pay 1.3.1 has been out for 36 hours; releases wait 7 days in this project.",
    ]);
    made.write(".npmrc", "min-release-age=1\n");
    expect(found(made)).toEqual([]);
  });
  it("comes from the file of the package manager whose lockfile is there", () => {
    const lock = "lockfileVersion: '9.0'\nimporters:\n  .:\n    dependencies: {}\n";
    const both = { ".npmrc": "min-release-age=0\n", "bunfig.toml": "[install]\n" };
    expect(found(store({ ...both }))).toEqual([]);
    const pnpm = { "pnpm-lock.yaml": lock, "bunfig.toml": "[install]\nminimumReleaseAge = 1\n" };
    expect(found(store(pnpm))).toHaveLength(1);
  });
  it("may be longer, but not shorter, in a workspace that is not trusted", () => {
    expect(found(store({ ".npmrc": "min-release-age=0\n" }, { trusted: false }))).toHaveLength(1);
    expect(found(store({ ".npmrc": "min-release-age=9\n" }, { trusted: false }))[0]).toContain(
      "wait 9 days",
    );
    const exempt = "minimumReleaseAge: 99999\nminimumReleaseAgeExclude: [pay]\n";
    expect(found(store({ "pnpm-workspace.yaml": exempt }, { trusted: false }))).toHaveLength(1);
  });
  it("is told to whoever asks the registry, with the version in use", () => {
    const made = store({ ".npmrc": "min-release-age=7\n" });
    expect(made.session.manifests.requests("package.json")).toEqual([
      { name: "pay", current: "1.3.1", exact: true, coolDownMs: 7 * 86_400_000 },
    ]);
  });
});
