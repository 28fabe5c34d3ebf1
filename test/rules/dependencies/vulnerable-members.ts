import type { FactsSketch } from "../../engine/deps/build.ts";
import { C, json, remedied } from "./vulnerable-project.ts";

/** Two packages of one project: `web` asks for `a`, `api` for `d`, and both bring `c` 1.0.0. */
export const ROOT = { name: "shop", private: true, workspaces: ["web", "api"] };
export const WEB = { name: "web", dependencies: { a: "^1.0.0" } };
export const API = { name: "api", dependencies: { d: "~1.0.0" } };
export const MEMBERS = {
  "package.json": json(ROOT),
  "web/package.json": json(WEB),
  "api/package.json": json(API),
};

export const a: FactsSketch = {
  versions: { "1.0.0": "2024-01-01", "1.1.0": "2025-01-01" },
  needs: { "1.0.0": { c: "~1.0.0" }, "1.1.0": { c: "^1.1.0" } },
};
export const d: FactsSketch = {
  versions: { "1.0.0": "2024-01-01", "2.0.0": "2025-02-01" },
  needs: { "1.0.0": { c: "~1.0.0" }, "2.0.0": {} },
};
export const BROUGHT = { packages: { a, d, c: C }, holes: { c: "<1.1.0" } };

export const LOCKS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  npm: {
    "package-lock.json": json({
      lockfileVersion: 3,
      packages: {
        "": ROOT,
        web: WEB,
        api: API,
        "node_modules/web": { resolved: "web", link: true },
        "node_modules/api": { resolved: "api", link: true },
        "node_modules/a": { version: "1.0.0", dependencies: { c: "~1.0.0" } },
        "node_modules/d": { version: "1.0.0", dependencies: { c: "~1.0.0" } },
        "node_modules/c": { version: "1.0.0" },
      },
    }),
  },
  pnpm: {
    "pnpm-workspace.yaml": "packages: [web, api]\n",
    "pnpm-lock.yaml": `lockfileVersion: '9.0'
importers:
  .: {}
  web:
    dependencies:
      a:
        specifier: ^1.0.0
        version: 1.0.0
  api:
    dependencies:
      d:
        specifier: ~1.0.0
        version: 1.0.0
packages:
  a@1.0.0:
    resolution: {integrity: sha512-a}
  c@1.0.0:
    resolution: {integrity: sha512-c}
  d@1.0.0:
    resolution: {integrity: sha512-d}
snapshots:
  a@1.0.0:
    dependencies:
      c: 1.0.0
  c@1.0.0: {}
  d@1.0.0:
    dependencies:
      c: 1.0.0
`,
  },
  "Yarn 1": {
    "yarn.lock": `# yarn lockfile v1
a@^1.0.0:
  version "1.0.0"
  resolved "https://r.test/a-1.0.0.tgz"
  dependencies:
    c "~1.0.0"

c@~1.0.0:
  version "1.0.0"
  resolved "https://r.test/c-1.0.0.tgz"

d@~1.0.0:
  version "1.0.0"
  resolved "https://r.test/d-1.0.0.tgz"
  dependencies:
    c "~1.0.0"
`,
  },
  Yarn: {
    "yarn.lock": `__metadata:
  version: 8

"a@npm:^1.0.0":
  version: 1.0.0
  resolution: "a@npm:1.0.0"
  dependencies:
    c: "npm:~1.0.0"
  languageName: node
  linkType: hard

"api@workspace:api":
  version: 0.0.0-use.local
  resolution: "api@workspace:api"
  dependencies:
    d: "npm:~1.0.0"
  languageName: unknown
  linkType: soft

"c@npm:~1.0.0":
  version: 1.0.0
  resolution: "c@npm:1.0.0"
  languageName: node
  linkType: hard

"d@npm:~1.0.0":
  version: 1.0.0
  resolution: "d@npm:1.0.0"
  dependencies:
    c: "npm:~1.0.0"
  languageName: node
  linkType: hard

"shop@workspace:.":
  version: 0.0.0-use.local
  resolution: "shop@workspace:."
  languageName: unknown
  linkType: soft

"web@workspace:web":
  version: 0.0.0-use.local
  resolution: "web@workspace:web"
  dependencies:
    a: "npm:^1.0.0"
  languageName: unknown
  linkType: soft
`,
  },
  Bun: {
    "bun.lock": `{
  "lockfileVersion": 1,
  "workspaces": {
    "": { "name": "shop" },
    "web": { "name": "web", "dependencies": { "a": "^1.0.0" } },
    "api": { "name": "api", "dependencies": { "d": "~1.0.0" } },
  },
  "packages": {
    "a": ["a@1.0.0", "", { "dependencies": { "c": "~1.0.0" } }, "sha512-a"],
    "c": ["c@1.0.0", "", {}, "sha512-c"],
    "d": ["d@1.0.0", "", { "dependencies": { "c": "~1.0.0" } }, "sha512-d"],
    "web": ["web@workspace:web"],
    "api": ["api@workspace:api"],
  }
}
`,
  },
};

/** The member at whose line it is told: the ways of both are as short. */
export function told(
  files: Readonly<Record<string, string>>,
  registry: Parameters<typeof remedied>[1],
) {
  for (const path of ["web/package.json", "api/package.json"]) {
    const found = remedied(files, registry, path);
    if (found.finding) return { ...found, path };
  }
  throw new Error("nobody is told");
}
