import { describe, expect, it } from "vitest";
import { readDocument } from "../../../src/engine/documents/read-document.ts";
import { readComposerLock } from "../../../src/engine/deps/composer/read-lock.ts";
import { readComposerConstraint } from "../../../src/engine/deps/composer/constraint.ts";
import { weigh } from "../../../src/engine/deps/license-expression.ts";
import { readLock } from "../../../src/engine/deps/lockfile.ts";
import { reach } from "../../../src/engine/deps/lock-reach.ts";
import { readManifest } from "../../../src/engine/deps/manifest.ts";
import { readOverrides } from "../../../src/engine/deps/overrides.ts";
import { readSpec } from "../../../src/engine/deps/spec.ts";
import { isVulnerable } from "../../../src/engine/deps/holes.ts";
import { rules } from "../../../src/generated/rules.ts";
import { MemoryStore } from "../../harness/memory-store.ts";

/** Generous: a machine that does other things at once may take long for little. */
const BUDGET_MS = 4000;

function within<T>(work: () => T): T {
  const start = performance.now();
  const result = work();
  expect(performance.now() - start).toBeLessThan(BUDGET_MS);
  return result;
}

const DEPTH = 30_000;

/** Objects in objects, as far down as no honest file goes. */
const nested = (key: string, inner = "1"): string =>
  `{"${key}":`.repeat(DEPTH) + inner + "}".repeat(DEPTH);

const FILES: readonly (readonly [string, string])[] = [
  [
    "package-lock.json",
    `{"lockfileVersion":1,"dependencies":${`{"a":{"version":"1.0.0","dependencies":`.repeat(DEPTH)}{}${"}}".repeat(DEPTH)}}`,
  ],
  ["package-lock.json", `{"lockfileVersion":3,"packages":${nested("node_modules/a")}}`],
  [
    "package-lock.json",
    `{"lockfileVersion":3,"packages":[${"[".repeat(DEPTH)}${"]".repeat(DEPTH)}]}`,
  ],
  ["bun.lock", `{"lockfileVersion":1,"workspaces":${nested("")},"packages":{}}`],
  ["bun.lock", `{"lockfileVersion":1,"packages":{"a":${"[".repeat(DEPTH)}${"]".repeat(DEPTH)}}}`],
  [
    "pnpm-lock.yaml",
    Array.from({ length: 3000 }, (_, at) => `${" ".repeat(at)}a${at}:`).join("\n"),
  ],
  [
    "pnpm-lock.yaml",
    `lockfileVersion: '9.0'\npackages: ${"[".repeat(DEPTH)}${"]".repeat(DEPTH)}\n`,
  ],
  [
    "yarn.lock",
    `# yarn lockfile v1\n${Array.from({ length: 3000 }, (_, at) => `${" ".repeat(at)}a${at}:`).join("\n")}`,
  ],
  [
    "yarn.lock",
    `__metadata:\n  version: 8\n"${"a@npm:^1, ".repeat(50_000)}a@npm:2":\n  version: 1.0.0\n  resolution: "a@npm:1.0.0"\n`,
  ],
];

describe("a lockfile that is made to harm", () => {
  it.each(FILES)("%s gives an answer or a reason, in time", (name, text) => {
    const read = within(() => readLock(name, text));
    if (read.ok) within(() => reach(read.lock, read.lock.importers ?? new Map()));
    else expect(read.reason).not.toBe("");
  });

  it("with a hundred thousand packages that all ask for one another is read in time", () => {
    const names = Array.from({ length: 300 }, (_, at) => `p${at}`);
    const all = Object.fromEntries(names.map((name) => [name, "^1.0.0"]));
    const packages = Object.fromEntries(
      names.map((name) => [`node_modules/${name}`, { version: "1.0.0", dependencies: all }]),
    );
    const text = JSON.stringify({
      lockfileVersion: 3,
      packages: { "": { dependencies: all }, ...packages },
    });
    const store = new MemoryStore(
      { "package.json": JSON.stringify({ dependencies: all }), "package-lock.json": text },
      { rules, configuration: { preset: "audit" } },
    );
    store.session.manifests.setPaths(["package.json"]);
    const { crashes } = within(() => store.session.analyse("package.json"));
    expect(crashes).toEqual([]);
  });

  it("of Composer is no different", () => {
    for (const text of [
      `{"packages":[${nested("require")}]}`,
      `{"packages":[{"name":"a/b","version":"1.0","require":${nested("c/d")}}]}`,
      `{"packages":[{"name":"__proto__/x","version":"1.0","require":{"__proto__":"1","constructor":"2"}}]}`,
      `{"packages":${"[".repeat(DEPTH)}${"]".repeat(DEPTH)}}`,
    ]) {
      const read = within(() => {
        try {
          return readComposerLock(text);
        } catch (error) {
          // An exhausted stack is told by whoever reads the file.
          expect(error).toBeInstanceOf(RangeError);
          return undefined;
        }
      });
      if (read?.ok) expect(Object.getPrototypeOf(read.lock)).toBe(Object.prototype);
    }
    expect(Object.hasOwn(Object.prototype, "version")).toBe(false);
  });
});

describe("a manifest that is made to harm", () => {
  it.each([
    ["overrides in overrides", `{"overrides":${nested("a", '"1"')}}`],
    ["dependencies in dependencies", `{"dependencies":${nested("a", '"1"')}}`],
    ["a key of a megabyte", `{"dependencies":{"${"a/".repeat(500_000)}":"1"}}`],
    ["a pattern of a megabyte", `{"overrides":{"${"a>".repeat(300_000)}b":"1"}}`],
    [
      "a hundred thousand lines",
      `{"dependencies":{${Array.from({ length: 100_000 }, (_, at) => `"a${at}":"^1.0.0"`).join(",")}}}`,
    ],
  ])("with %s is read in time", (_, text) => {
    within(() => {
      const document = readDocument("package.json", text);
      if (document) readManifest(document);
      readOverrides("package.json", text);
    });
  });
});

describe("a range that is made to harm", () => {
  const LONG = [
    "1 || ".repeat(100_000) + "2",
    `>${"1".repeat(100_000)}`,
    `${" ".repeat(100_000)}1`,
    `^1.0.0${"-".repeat(100_000)}`,
    `npm:${"@".repeat(50_000)}`,
    `1.0.0${" - 2.0.0".repeat(30_000)}`,
    `git+ssh://${"a:".repeat(50_000)}`,
    `${"(".repeat(50_000)}MIT`,
    `>=1,${"<2|".repeat(50_000)}`,
  ];
  it.each(LONG.map((text) => [text.slice(0, 12), text] as const))(
    "%s… is read in time",
    (_, text) => {
      within(() => readSpec("a", text));
      within(() =>
        isVulnerable("1.0.0", { id: "x", title: "", severity: "high", vulnerable: text, cwe: [] }),
      );
      within(() => readComposerConstraint(text));
      within(() => weigh(text, { allow: ["MIT"], deny: [], except: [] }));
    },
  );

  it("as what all packages ask for holds up no rule", () => {
    const range = Array.from({ length: 3000 }, (_, at) => `${at}.0.0`).join(" || ");
    const manifest = { dependencies: { a: range, b: range }, overrides: { c: range } };
    const packages = {
      "": manifest,
      "node_modules/a": { version: "1.0.0", dependencies: { c: range } },
      "node_modules/b": { version: "1.0.0", dependencies: { c: range }, engines: { node: range } },
      "node_modules/c": { version: "1.0.0" },
    };
    const store = new MemoryStore(
      {
        "package.json": JSON.stringify(manifest),
        "package-lock.json": JSON.stringify({ lockfileVersion: 3, packages }),
      },
      { rules, configuration: { preset: "audit" } },
    );
    store.session.manifests.setPaths(["package.json"]);
    const { crashes } = within(() => store.session.analyse("package.json"));
    expect(crashes).toEqual([]);
  });
});
