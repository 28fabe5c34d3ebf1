import { describe, expect, it } from "vitest";
import { assessOutdated } from "../../../src/engine/deps/outdated.ts";
import { input } from "./build.ts";
import { LINE, only } from "./one-outdated.ts";

describe("what is proposed", () => {
  it("the newest version past the cool-down, and the fresh one is named with its date", () => {
    const verdict = only({
      spec: "^1.0.0",
      lock: "1.2.0",
      registry: { versions: { ...LINE, "2.2.0": "2026-11-21" } },
    });
    expect(verdict.targets).toMatchObject([{ version: "2.1.0" }]);
    expect(verdict.facts).toContainEqual({ label: "Too fresh", value: "2.2.0 (2026-11-21)" });
  });
  it("the newest version that the project's Node can run", () => {
    const engines = { "2.1.0": ">=22" };
    const verdict = only({
      spec: "^1.0.0",
      lock: "1.2.0",
      enginesNode: ">=18",
      registry: { versions: LINE, engines },
    });
    expect(verdict.targets).toMatchObject([{ version: "2.0.0" }]);
    expect(verdict.facts).toContainEqual({ label: "Needs another Node", value: "2.1.0 (>=22)" });
  });
  it("nothing, but a word on Node, when every newer version needs another one", () => {
    const engines = { "2.0.0": ">=22", "2.1.0": ">=22" };
    const verdict = only({
      spec: "^1.0.0",
      lock: "1.2.0",
      enginesNode: ">=18",
      registry: { versions: LINE, engines },
    });
    expect(verdict.targets).toEqual([]);
    expect(verdict.help).toContain("needs Node >=22");
  });
  it("nothing where publish dates are missing, since the cool-down cannot be checked: said, not passed", () => {
    const registry = { versions: { "1.0.0": null, "2.0.0": null }, modified: "2026-11-21" };
    const { verdicts, undecided } = assessOutdated(
      input({ spec: "^1.0.0", lock: "1.0.0", registry }),
    );
    expect(verdicts[0]?.targets).toEqual([]);
    expect(undecided).toHaveLength(1);
  });
  it("a version without a date when nothing in the document changed during the cool-down", () => {
    const registry = { versions: { "1.0.0": null, "2.0.0": null }, modified: "2026-11-01" };
    expect(only({ spec: "^1.0.0", lock: "1.0.0", registry }).targets).toMatchObject([
      { version: "2.0.0" },
    ]);
  });
  it("sorted by version: a patch of an old major that came out last is not the newest", () => {
    const versions = { "1.0.0": "2026-01-01", "2.0.0": "2026-02-01", "1.0.9": "2026-09-01" };
    expect(only({ spec: "~1.0.0", lock: "1.0.0", registry: { versions } }).what).toContain(
      "behind 2.0.0",
    );
  });
  it("not beyond a tag `latest` that points at an older line", () => {
    const verdict = only({
      spec: "^1.0.0",
      lock: "1.2.0",
      registry: { versions: { ...LINE, "3.0.0": "2026-07-01" }, latest: "2.0.0" },
    });
    expect(verdict.targets.map((target) => target.version)).toEqual(["2.0.0"]);
  });
  it("the stable version to a user of its prerelease, and newer prereleases of that version", () => {
    const versions = {
      "3.0.0-beta.1": "2026-01-01",
      "3.0.0-beta.2": "2026-02-01",
      "2.0.0": "2026-01-01",
    };
    const beta = only({
      spec: "3.0.0-beta.1",
      lock: "3.0.0-beta.1",
      registry: { versions, latest: "2.0.0" },
    });
    expect(beta.targets).toMatchObject([{ version: "3.0.0-beta.2", newText: "3.0.0-beta.2" }]);
    const stable = { ...versions, "3.0.0": "2026-03-01" };
    const done = only({
      spec: "3.0.0-beta.1",
      lock: "3.0.0-beta.1",
      registry: { versions: stable, latest: "3.0.0" },
    });
    expect(done.targets).toMatchObject([{ version: "3.0.0" }]);
  });
  it("prereleases where a package has nothing else", () => {
    const versions = { "1.0.0-alpha.1": "2026-01-01", "2.0.0-alpha.1": "2026-02-01" };
    const verdict = only({ spec: "1.0.0-alpha.1", lock: "1.0.0-alpha.1", registry: { versions } });
    expect(verdict.targets).toMatchObject([{ version: "2.0.0-alpha.1", step: "major" }]);
  });
  it("and what a refresh of the lockfile would give is told beside it", () => {
    const verdict = only({ spec: "^1.0.0", lock: "1.0.0", registry: { versions: LINE } });
    expect(verdict.facts.slice(0, 3)).toEqual([
      { label: "Installed", value: "1.0.0 (2023-01-10)" },
      { label: "Newest in range", value: "1.2.0 (2026-03-10)" },
      { label: "Newest to move to", value: "2.1.0 (2026-06-10)" },
    ]);
    const unlocked = only({ spec: "^1.0.0", registry: { versions: LINE } });
    expect(unlocked.facts[0]?.label).toBe("Lowest in range");
  });
  it("for an alias only the version part", () => {
    expect(
      only({ spec: "npm:pkg@^1.0.0", lock: "1.2.0", registry: { versions: LINE } }).targets,
    ).toMatchObject([{ newText: "^2.1.0" }]);
  });
  it("from the lowest version of the range where there is no lockfile", () => {
    expect(only({ spec: "~1.0.0", registry: { versions: LINE } }).what).toContain(
      "pkg 1.0.0 is 1 major",
    );
  });
  it("from the installed version where an override set it outside the range", () => {
    const sketch = { spec: "^1.0.0", lock: "2.0.0", registry: { versions: LINE } };
    expect(only({ ...sketch, spec: "~1.0.0", overridden: new Set(["pkg"]) }).what).toContain(
      "pkg 2.0.0",
    );
    expect(only({ ...sketch, spec: "~1.0.0" }).what).toContain("pkg 1.0.0");
  });
});
