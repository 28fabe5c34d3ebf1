import { expect, it } from "vitest";
import type { LookupResult } from "../../../src/engine/api.ts";
import { rule } from "../../../src/rules/dependencies/override-unneeded/rule.ts";
import { MemoryStore } from "../../harness/memory-store.ts";
import { testRule } from "../../harness/rule-tester.ts";
import { lock, manifest } from "./override-manifest.ts";
import { answers } from "./registry-answers.ts";

const path = "package.json";

/** Whoever installed this asked for `pay` and `base`. */
const YARN_LOCK =
  '# yarn lockfile v1\n\n\nbase@^1.4.2, base@^1.5.0:\n  version "1.5.0"\n  resolved "https://example.com/base.tgz#abc"\n\npay@^1.0.0:\n  version "1.0.0"\n  resolved "https://example.com/pay.tgz#abc"\n  dependencies:\n    base "^1.5.0"\n';

const PNPM_LOCK =
  "lockfileVersion: '9.0'\n\nimporters:\n\n  .:\n    dependencies:\n      pay:\n        specifier: ^1.0.0\n        version: 1.0.0\n\npackages:\n\n  pay@1.0.0:\n    resolution: {integrity: sha512-x}\n\n  base@1.4.2:\n    resolution: {integrity: sha512-x}\n\nsnapshots:\n\n  pay@1.0.0:\n    dependencies:\n      base: 1.4.2\n\n  base@1.4.2: {}\n";

function pnpmManifest(overrides: Readonly<Record<string, string>>): string {
  return manifest({ overrides }, "pnpm");
}

/** The package.json beside pnpm's settings. */
const PLAIN = '{ "name": "shop", "dependencies": { "pay": "^1.0.0" } }';

/** What the registry says that `pay` asks for. */
function asking(base: string): ReadonlyMap<string, LookupResult> {
  return answers({ pay: { versions: { "1.0.0": "2024-01-01" }, needs: { "1.0.0": { base } } } });
}

testRule(rule, {
  valid: [
    {
      name: "for one package of pnpm that still asks for less, and for versions by a tag",
      path,
      code: pnpmManifest({ "pay>base": "^1.4.2", "base@next": "^1.0.0" }),
      files: { "pnpm-lock.yaml": PNPM_LOCK },
      lookups: asking("^1.0.0"),
    },
    {
      name: "settings of pnpm, where somebody asks for less",
      path: "pnpm-workspace.yaml",
      code: "overrides:\n  base: ^1.4.2\n",
      files: { "package.json": PLAIN, "pnpm-lock.yaml": PNPM_LOCK },
      lookups: asking("^1.0.0"),
    },
    {
      name: "pnpm, where nobody has told what was asked for",
      path,
      code: pnpmManifest({ base: "^1.4.2" }),
      files: { "pnpm-lock.yaml": PNPM_LOCK },
    },
    {
      name: "pnpm, where somebody asks for less",
      path,
      code: pnpmManifest({ base: "^1.4.2" }),
      files: { "pnpm-lock.yaml": PNPM_LOCK },
      lookups: asking("^1.0.0"),
    },
    {
      name: "pnpm with hooks, which may change what packages ask for",
      path,
      code: pnpmManifest({ base: "^1.4.2" }),
      files: { "pnpm-lock.yaml": PNPM_LOCK, ".pnpmfile.cjs": "module.exports = {};" },
      lookups: asking("^1.4.2"),
    },
    {
      name: "pnpm, which does not read the overrides of npm",
      path,
      code: manifest({ base: "^1.4.2" }),
      files: { "pnpm-lock.yaml": PNPM_LOCK },
      lookups: asking("^1.4.2"),
    },
    {
      name: "for a part of the tree with Bun, which reads no such thing",
      path,
      code: manifest({ pay: { base: "^1.0.0" } }),
      files: {
        "bun.lock": JSON.stringify({
          lockfileVersion: 1,
          workspaces: { "": { name: "shop", dependencies: { pay: "^1.0.0" } } },
          packages: {
            pay: ["pay@1.0.0", "", { dependencies: { base: "^1.4.2" } }, "sha512-x"],
            base: ["base@1.5.0", "", {}, "sha512-x"],
          },
        }),
      },
    },
    {
      name: "a member of a workspace of npm still asks for less",
      path,
      code: manifest({ base: "^1.4.2" }),
      files: {
        "package-lock.json": JSON.stringify({
          lockfileVersion: 3,
          packages: {
            "": { name: "shop", workspaces: ["till"], dependencies: { pay: "^1.0.0" } },
            till: { name: "till", version: "1.0.0", dependencies: { base: "^1.0.0" } },
            "node_modules/till": { resolved: "till", link: true },
            "node_modules/pay": { version: "1.0.0", dependencies: { base: "^1.4.2" } },
            "node_modules/base": { version: "1.4.2" },
          },
        }),
      },
    },
    {
      name: "somebody who is not in the lockfile of Yarn 1 does",
      path,
      code: manifest({ base: "^1.4.2" }, "resolutions"),
      files: {
        "yarn.lock":
          '# yarn lockfile v1\n\n\nbase@^1.0.0, base@^1.4.2, base@^1.5.0:\n  version "1.5.0"\n  resolved "https://example.com/base.tgz#abc"\n\npay@^1.0.0:\n  version "1.0.0"\n  resolved "https://example.com/pay.tgz#abc"\n  dependencies:\n    base "^1.5.0"\n',
      },
    },
    {
      name: "Yarn 1 with a member that nobody sees",
      path,
      code: '{ "workspaces": ["till"], "resolutions": { "base": "^1.4.2" } }',
      files: { "yarn.lock": YARN_LOCK },
    },
    {
      name: "a member of a workspace of Yarn 1 does",
      path,
      code: '{ "workspaces": ["till"], "resolutions": { "base": "^1.4.2" } }',
      files: {
        "yarn.lock": YARN_LOCK,
        "till/package.json": '{ "dependencies": { "pay": "^1.0.0", "base": "^1.0.0" } }',
      },
    },
    {
      name: "a member of a workspace of Yarn 4 does",
      path,
      code: manifest({ base: "^1.4.2" }, "resolutions"),
      files: {
        "yarn.lock":
          '__metadata:\n  version: 8\n\n"base@npm:^1.4.2":\n  version: 1.5.0\n  resolution: "base@npm:1.5.0"\n  checksum: abc\n\n"pay@npm:^1.0.0":\n  version: 1.0.0\n  resolution: "pay@npm:1.0.0"\n  dependencies:\n    base: "npm:^1.5.0"\n  checksum: abc\n\n"shop@workspace:.":\n  version: 0.0.0-use.local\n  resolution: "shop@workspace:."\n  dependencies:\n    pay: "npm:^1.0.0"\n  languageName: unknown\n  linkType: soft\n\n"till@workspace:till":\n  version: 0.0.0-use.local\n  resolution: "till@workspace:till"\n  dependencies:\n    base: "npm:^1.0.0"\n  languageName: unknown\n  linkType: soft\n',
      },
    },
    {
      name: "a member of a workspace of Bun does",
      path,
      code: manifest({ base: "^1.4.2" }),
      files: {
        "bun.lock": JSON.stringify({
          lockfileVersion: 1,
          workspaces: {
            "": { name: "shop", dependencies: { pay: "^1.0.0" } },
            till: { name: "till", dependencies: { base: "^1.0.0" } },
          },
          packages: {
            pay: ["pay@1.0.0", "", { dependencies: { base: "^1.4.2" } }, "sha512-x"],
            base: ["base@1.5.0", "", {}, "sha512-x"],
          },
        }),
      },
    },
    {
      name: "a member, whose overrides nobody reads",
      path: "till/package.json",
      code: manifest({ base: "^1.0.0" }),
      files: {
        "package.json": '{ "name": "root", "workspaces": ["till"] }',
        ...lock("^1.4.2"),
      },
    },
  ],
  invalid: [
    {
      name: "for one package of pnpm that has caught up",
      path,
      code: pnpmManifest({ "pay>base": "^1.4.2", other: "^1.0.0" }),
      files: { "pnpm-lock.yaml": PNPM_LOCK },
      lookups: asking("^1.4.2"),
      findings: [{ at: "^1.4.2", fixes: ["remove"] }],
      fixed: { remove: pnpmManifest({ other: "^1.0.0" }) },
    },
    {
      name: "settings of pnpm, one of several",
      path: "pnpm-workspace.yaml",
      code: "packages: [.]\noverrides:\n  other: ^1.0.0\n  'pay>base': ^1.4.2 # a hole\n# the rest\nhoist: true\n",
      files: { "package.json": PLAIN, "pnpm-lock.yaml": PNPM_LOCK },
      lookups: asking("^1.4.2"),
      findings: [
        { at: "^1.4.2", message: "The override of base has no effect", fixes: ["remove"] },
      ],
      fixed: {
        remove: "packages: [.]\noverrides:\n  other: ^1.0.0\n# the rest\nhoist: true\n",
      },
    },
    {
      name: "settings of pnpm, the last one",
      path: "pnpm-workspace.yaml",
      code: "packages: [.]\r\noverrides: # by hand\r\n  base: '^1.4.2'",
      files: { "package.json": PLAIN, "pnpm-lock.yaml": PNPM_LOCK },
      lookups: asking("^1.4.2"),
      findings: [{ at: "^1.4.2", fixes: ["remove"] }],
      fixed: { remove: "packages: [.]\r\n" },
    },
    {
      name: "pnpm, where the registry says that all have caught up",
      path,
      code: pnpmManifest({ base: "^1.4.2", other: "^1.0.0" }),
      files: { "pnpm-lock.yaml": PNPM_LOCK },
      lookups: asking("^1.4.2"),
      findings: [{ at: "^1.4.2", fixes: ["remove"] }],
      fixed: { remove: pnpmManifest({ other: "^1.0.0" }) },
    },
    {
      name: "resolutions of Yarn for one package",
      path,
      code: manifest({ "pay/base": "^1.4.2" }, "resolutions"),
      files: { "yarn.lock": YARN_LOCK },
      findings: [{ at: "^1.4.2", fixes: ["remove"] }],
    },
    {
      name: "resolutions of Yarn 1",
      path,
      code: manifest({ base: "^1.4.2" }, "resolutions"),
      files: {
        "yarn.lock":
          '# yarn lockfile v1\n\n\nbase@^1.4.2, base@^1.5.0:\n  version "1.5.0"\n  resolved "https://example.com/base.tgz#abc"\n\npay@^1.0.0:\n  version "1.0.0"\n  resolved "https://example.com/pay.tgz#abc"\n  dependencies:\n    base "^1.5.0"\n',
      },
      findings: [{ at: "^1.4.2", fixes: ["remove"] }],
    },
  ],
});

/** Manifests are found by a search of the project, which the tester does not make. */
it.each([
  ["all of whose members are known and have caught up", '"pay": "^1.0.0", "base": "^1.4.2"', 1],
  ["one of whose members asks for less", '"pay": "^1.0.0", "base": "^1.0.0"', 0],
  ["some of whose members nobody sees", '"base": "^1.4.2"', 0],
])("tells resolutions of a workspace of Yarn 1 %s", (_, asked, count) => {
  const files = {
    [path]: '{ "workspaces": ["till"], "resolutions": { "base": "^1.4.2" } }',
    "till/package.json": `{ "dependencies": { ${asked} } }`,
    "yarn.lock": YARN_LOCK,
  };
  const { session } = new MemoryStore(files, {
    rules: [rule],
    configuration: { preset: "balanced" },
  });
  session.manifests.setPaths(Object.keys(files));
  expect(session.analyse(path).findings.length).toBe(count);
});

it("asks what those packages ask for that ask for what pnpm overrides, where that is shown", () => {
  const files = { [path]: pnpmManifest({ base: "^1.4.2" }), "pnpm-lock.yaml": PNPM_LOCK };
  const asked = (preset: "quiet" | "balanced") =>
    new MemoryStore(files, { rules: [rule], configuration: { preset } }).session.manifests.requests(
      path,
    );
  expect(asked("balanced")).toMatchObject([{ name: "pay", needs: true }]);
  expect(asked("quiet")[0]?.needs).toBeUndefined();
});
