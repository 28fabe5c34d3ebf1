import { expect, it } from "vitest";
import { rule } from "../../../src/rules/dependencies/dep-skew/rule.ts";
import { MemoryStore } from "../../harness/memory-store.ts";

const DEPENDENCIES = { react: "^19.0.0", "react-dom": "^19.0.0" };

/** The same two packages, at versions that do not go together, as each package manager writes them. */
const LOCKS: readonly (readonly [kind: string, file: string, text: string])[] = [
  [
    "npm 1 to 6",
    "package-lock.json",
    JSON.stringify({
      lockfileVersion: 1,
      dependencies: { react: { version: "19.2.0" }, "react-dom": { version: "19.1.0" } },
    }),
  ],
  [
    "npm",
    "npm-shrinkwrap.json",
    JSON.stringify({
      lockfileVersion: 3,
      packages: {
        "": { dependencies: DEPENDENCIES },
        "node_modules/react": { version: "19.2.0" },
        "node_modules/react-dom": { version: "19.1.0" },
      },
    }),
  ],
  [
    "pnpm 6",
    "pnpm-lock.yaml",
    "lockfileVersion: 5.4\n\nspecifiers:\n  react: ^19.0.0\n  react-dom: ^19.0.0\n\ndependencies:\n  react: 19.2.0\n  react-dom: 19.1.0_react@19.2.0\n\npackages:\n\n  /react/19.2.0:\n    resolution: {integrity: sha512-a}\n    dev: false\n\n  /react-dom/19.1.0_react@19.2.0:\n    resolution: {integrity: sha512-b}\n    dev: false\n",
  ],
  [
    "pnpm 10",
    "pnpm-lock.yaml",
    "lockfileVersion: '9.0'\n\nimporters:\n\n  .:\n    dependencies:\n      react:\n        specifier: ^19.0.0\n        version: 19.2.0\n      react-dom:\n        specifier: ^19.0.0\n        version: 19.1.0(react@19.2.0)\n\npackages:\n\n  react@19.2.0:\n    resolution: {integrity: sha512-a}\n\n  react-dom@19.1.0:\n    resolution: {integrity: sha512-b}\n\nsnapshots:\n\n  react@19.2.0: {}\n\n  react-dom@19.1.0(react@19.2.0):\n    dependencies:\n      react: 19.2.0\n",
  ],
  [
    "Yarn 1",
    "yarn.lock",
    '# yarn lockfile v1\n\n\nreact-dom@^19.0.0:\n  version "19.1.0"\n  resolved "https://registry.test/react-dom.tgz"\n\nreact@^19.0.0:\n  version "19.2.0"\n  resolved "https://registry.test/react.tgz"\n',
  ],
  [
    "Yarn 4",
    "yarn.lock",
    '__metadata:\n  version: 8\n\n"react-dom@npm:^19.0.0":\n  version: 19.1.0\n  resolution: "react-dom@npm:19.1.0"\n  languageName: node\n  linkType: hard\n\n"react@npm:^19.0.0":\n  version: 19.2.0\n  resolution: "react@npm:19.2.0"\n  languageName: node\n  linkType: hard\n\n"shop@workspace:.":\n  version: 0.0.0-use.local\n  resolution: "shop@workspace:."\n  dependencies:\n    react: "npm:^19.0.0"\n    react-dom: "npm:^19.0.0"\n  languageName: unknown\n  linkType: soft\n',
  ],
  [
    "Bun",
    "bun.lock",
    `{
  "lockfileVersion": 1,
  "workspaces": { "": { "name": "shop", "dependencies": ${JSON.stringify(DEPENDENCIES)} } },
  "packages": {
    "react": ["react@19.2.0", "", {}, "sha512-a"],
    "react-dom": ["react-dom@19.1.0", "", {}, "sha512-b"],
  }
}`,
  ],
];

it.each(LOCKS)("is found in a lockfile of %s", (_kind, file, text) => {
  const manifest = JSON.stringify({ name: "shop", dependencies: DEPENDENCIES }, undefined, 2);
  const found = (lock: string): string[] => {
    const files = { "package.json": manifest, [file]: lock };
    const { session } = new MemoryStore(files, {
      rules: [rule],
      configuration: { preset: "balanced" },
    });
    return session.analyse("package.json").findings.map(({ message }) => message);
  };
  expect(found(text)).toEqual(["react-dom is at 19.1.0, while react is at 19.2.0."]);
  // Of one version nothing is said.
  expect(found(text.replaceAll("19.1.0", "19.2.0"))).toEqual([]);
});
