import { describe, expect, it } from "vitest";
import type { Finding } from "../../../src/engine/api.ts";
import { rules } from "../../../src/generated/rules.ts";
import { MemoryStore } from "../../harness/memory-store.ts";
import { LOCKS, ONE_PROJECT } from "./one-project-locks.ts";

type Fields = Readonly<Record<string, Readonly<Record<string, string>>>>;

function store(file: string, text: string, more: Fields = {}) {
  const manifest = {
    name: "shop",
    private: true,
    scripts: { start: "node ." },
    ...ONE_PROJECT,
    ...more,
  };
  const path = "package.json";
  const files = { [path]: JSON.stringify(manifest, undefined, 2), [file]: text };
  return new MemoryStore(files, { rules, configuration: { preset: "audit" } });
}

/** What rules about lockfiles say of the manifest: the rule, and the text that is underlined. */
function found({ session, files }: MemoryStore): string[] {
  const { findings, crashes } = session.analyse("package.json");
  expect(crashes).toEqual([]);
  const code = files.get("package.json") ?? "";
  const at = ({ range }: Finding): string => code.slice(range.start, range.end);
  return findings
    .filter(({ ruleId }) => /^(?:dep-|lockfile)/.test(ruleId))
    .map((finding) => `${finding.ruleId} ${at(finding)}`);
}

describe.each(LOCKS)("a lockfile of %s", (_kind, file, text, tellsDeprecated) => {
  it("that fits has nothing but what is deprecated", () => {
    expect(found(store(file, text))).toEqual(tellsDeprecated ? ["dep-deprecated ^1.0.0"] : []);
  });

  it("is stale for a line that was added and a range that was raised", () => {
    const dependencies = { ...ONE_PROJECT.dependencies, express: "^5.0.0", helmet: "^8.0.0" };
    expect(
      found(store(file, text, { dependencies })).filter((each) => each.startsWith("lockfile")),
    ).toEqual(["lockfile-missing-or-stale ^5.0.0", "lockfile-missing-or-stale ^8.0.0"]);
  });

  it("says what is installed, and how the project gets to it", () => {
    const { session } = store(file, text);
    const { manifests } = session;
    expect([...manifests.holes.installed("package.json")].toSorted()).toEqual([
      ["debug", expect.arrayContaining(["2.6.9", "4.3.0"])],
      ["express", ["4.21.0"]],
      ["old", ["1.0.1"]],
      ["real-pay", ["2.0.0"]],
      ["tools", ["3.1.2"]],
    ]);
    const view = manifests.view("package.json", store(file, text).files.get("package.json") ?? "");
    const ways = [...(view?.lock?.ways().values() ?? [])].map((way) => [
      `${way.key} ${way.package.name} ${way.package.version}`,
      way.production,
    ]);
    expect(ways.toSorted()).toEqual([
      ["@shop/pay real-pay 2.0.0", true],
      ["express debug 2.6.9", true],
      ["express express 4.21.0", true],
      ["old old 1.0.1", true],
      ["tools debug 4.3.0", false],
      ["tools tools 3.1.2", false],
    ]);
  });
});
