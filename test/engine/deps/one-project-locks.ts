/**
 * The lockfile of one project as each package manager writes it: `express` ^4.18.0 at 4.21.0, `old`
 * ^1.0.0 at 1.0.1, which is deprecated, `@shop/pay` as an alias of `real-pay` 2.0.0, and `tools` for
 * developers, which brings a `debug` of its own.
 */
export const ONE_PROJECT = {
  dependencies: { express: "^4.18.0", old: "^1.0.0", "@shop/pay": "npm:real-pay@^2.0.0" },
  devDependencies: { tools: "~3.1.0" },
};

const NPM_1 = {
  name: "shop",
  lockfileVersion: 1,
  requires: true,
  dependencies: {
    "@shop/pay": {
      version: "npm:real-pay@2.0.0",
      resolved: "https://r.test/real-pay-2.0.0.tgz",
      integrity: "sha512-a",
    },
    debug: { version: "2.6.9", resolved: "https://r.test/debug-2.6.9.tgz", integrity: "sha512-b" },
    express: {
      version: "4.21.0",
      resolved: "https://r.test/express-4.21.0.tgz",
      integrity: "sha512-c",
      requires: { debug: "2.6.9" },
    },
    old: { version: "1.0.1", resolved: "https://r.test/old-1.0.1.tgz", integrity: "sha512-d" },
    tools: {
      version: "3.1.2",
      resolved: "https://r.test/tools-3.1.2.tgz",
      integrity: "sha512-e",
      dev: true,
      requires: { debug: "^4.0.0" },
      dependencies: {
        debug: {
          version: "4.3.0",
          resolved: "https://r.test/debug-4.3.0.tgz",
          integrity: "sha512-f",
          dev: true,
        },
      },
    },
  },
};

const NPM_3 = {
  lockfileVersion: 3,
  packages: {
    "": ONE_PROJECT,
    "node_modules/@shop/pay": { name: "real-pay", version: "2.0.0", integrity: "sha512-a" },
    "node_modules/debug": { version: "2.6.9", integrity: "sha512-b" },
    "node_modules/express": {
      version: "4.21.0",
      integrity: "sha512-c",
      dependencies: { debug: "2.6.9" },
    },
    "node_modules/old": { version: "1.0.1", integrity: "sha512-d", deprecated: "use new" },
    "node_modules/tools": {
      version: "3.1.2",
      integrity: "sha512-e",
      dev: true,
      dependencies: { debug: "^4.0.0" },
    },
    "node_modules/tools/node_modules/debug": { version: "4.3.0", integrity: "sha512-f", dev: true },
  },
};

const PNPM_5 = `lockfileVersion: 5.4

specifiers:
  '@shop/pay': npm:real-pay@^2.0.0
  express: ^4.18.0
  old: ^1.0.0
  tools: ~3.1.0

dependencies:
  '@shop/pay': /real-pay/2.0.0
  express: 4.21.0
  old: 1.0.1

devDependencies:
  tools: 3.1.2

packages:

  /debug/2.6.9:
    resolution: {integrity: sha512-b}
    dev: false

  /debug/4.3.0:
    resolution: {integrity: sha512-f}
    dev: true

  /express/4.21.0:
    resolution: {integrity: sha512-c}
    dependencies:
      debug: 2.6.9
    dev: false

  /old/1.0.1:
    resolution: {integrity: sha512-d}
    deprecated: use new
    dev: false

  /real-pay/2.0.0:
    resolution: {integrity: sha512-a}
    dev: false

  /tools/3.1.2:
    resolution: {integrity: sha512-e}
    dependencies:
      debug: 4.3.0
    dev: true
`;

const PNPM_6 = `lockfileVersion: '6.0'

dependencies:
  '@shop/pay':
    specifier: npm:real-pay@^2.0.0
    version: /real-pay@2.0.0
  express:
    specifier: ^4.18.0
    version: 4.21.0
  old:
    specifier: ^1.0.0
    version: 1.0.1

devDependencies:
  tools:
    specifier: ~3.1.0
    version: 3.1.2

packages:

  /debug@2.6.9:
    resolution: {integrity: sha512-b}
    dev: false

  /debug@4.3.0:
    resolution: {integrity: sha512-f}
    dev: true

  /express@4.21.0:
    resolution: {integrity: sha512-c}
    dependencies:
      debug: 2.6.9
    dev: false

  /old@1.0.1:
    resolution: {integrity: sha512-d}
    deprecated: use new
    dev: false

  /real-pay@2.0.0:
    resolution: {integrity: sha512-a}
    dev: false

  /tools@3.1.2:
    resolution: {integrity: sha512-e}
    dependencies:
      debug: 4.3.0
    dev: true
`;

const PNPM_9 = `lockfileVersion: '9.0'

importers:

  .:
    dependencies:
      '@shop/pay':
        specifier: npm:real-pay@^2.0.0
        version: real-pay@2.0.0
      express:
        specifier: ^4.18.0
        version: 4.21.0
      old:
        specifier: ^1.0.0
        version: 1.0.1
    devDependencies:
      tools:
        specifier: ~3.1.0
        version: 3.1.2

packages:

  debug@2.6.9:
    resolution: {integrity: sha512-b}

  debug@4.3.0:
    resolution: {integrity: sha512-f}

  express@4.21.0:
    resolution: {integrity: sha512-c}

  old@1.0.1:
    resolution: {integrity: sha512-d}
    deprecated: use new

  real-pay@2.0.0:
    resolution: {integrity: sha512-a}

  tools@3.1.2:
    resolution: {integrity: sha512-e}

snapshots:

  debug@2.6.9: {}

  debug@4.3.0: {}

  express@4.21.0:
    dependencies:
      debug: 2.6.9

  old@1.0.1: {}

  real-pay@2.0.0: {}

  tools@3.1.2:
    dependencies:
      debug: 4.3.0
`;

const YARN_1 = `# yarn lockfile v1


"@shop/pay@npm:real-pay@^2.0.0":
  version "2.0.0"
  resolved "https://r.test/real-pay-2.0.0.tgz#a"
  integrity sha512-a

debug@2.6.9:
  version "2.6.9"
  resolved "https://r.test/debug-2.6.9.tgz#b"
  integrity sha512-b

debug@^4.0.0:
  version "4.3.0"
  resolved "https://r.test/debug-4.3.0.tgz#f"
  integrity sha512-f

express@^4.18.0:
  version "4.21.0"
  resolved "https://r.test/express-4.21.0.tgz#c"
  integrity sha512-c
  dependencies:
    debug "2.6.9"

old@^1.0.0:
  version "1.0.1"
  resolved "https://r.test/old-1.0.1.tgz#d"
  integrity sha512-d

tools@~3.1.0:
  version "3.1.2"
  resolved "https://r.test/tools-3.1.2.tgz#e"
  integrity sha512-e
  dependencies:
    debug "^4.0.0"
`;

const YARN_4 = `__metadata:
  version: 8
  cacheKey: 10c0

"@shop/pay@npm:real-pay@^2.0.0":
  version: 2.0.0
  resolution: "real-pay@npm:2.0.0"
  checksum: 10c0/a
  languageName: node
  linkType: hard

"debug@npm:2.6.9":
  version: 2.6.9
  resolution: "debug@npm:2.6.9"
  checksum: 10c0/b
  languageName: node
  linkType: hard

"debug@npm:^4.0.0":
  version: 4.3.0
  resolution: "debug@npm:4.3.0"
  checksum: 10c0/f
  languageName: node
  linkType: hard

"express@npm:^4.18.0":
  version: 4.21.0
  resolution: "express@npm:4.21.0"
  dependencies:
    debug: "npm:2.6.9"
  checksum: 10c0/c
  languageName: node
  linkType: hard

"old@npm:^1.0.0":
  version: 1.0.1
  resolution: "old@npm:1.0.1"
  checksum: 10c0/d
  languageName: node
  linkType: hard

"shop@workspace:.":
  version: 0.0.0-use.local
  resolution: "shop@workspace:."
  dependencies:
    "@shop/pay": "npm:real-pay@^2.0.0"
    express: "npm:^4.18.0"
    old: "npm:^1.0.0"
    tools: "npm:~3.1.0"
  languageName: unknown
  linkType: soft

"tools@npm:~3.1.0":
  version: 3.1.2
  resolution: "tools@npm:3.1.2"
  dependencies:
    debug: "npm:^4.0.0"
  checksum: 10c0/e
  languageName: node
  linkType: hard
`;

const BUN = `{
  "lockfileVersion": 1,
  "workspaces": {
    "": { "name": "shop", "dependencies": ${JSON.stringify(ONE_PROJECT.dependencies)}, "devDependencies": ${JSON.stringify(ONE_PROJECT.devDependencies)}, },
  },
  "packages": {
    "@shop/pay": ["real-pay@2.0.0", "", {}, "sha512-a"],
    "debug": ["debug@2.6.9", "", {}, "sha512-b"],
    "express": ["express@4.21.0", "", { "dependencies": { "debug": "2.6.9" } }, "sha512-c"],
    "old": ["old@1.0.1", "", {}, "sha512-d"],
    "tools": ["tools@3.1.2", "", { "dependencies": { "debug": "^4.0.0" } }, "sha512-e"],
    "tools/debug": ["debug@4.3.0", "", {}, "sha512-f"],
  }
}
`;

/** What the file is called, its text, and whether it tells of deprecations. */
export const LOCKS: readonly (readonly [
  kind: string,
  file: string,
  text: string,
  tellsDeprecated: boolean,
])[] = [
  ["npm 1", "package-lock.json", JSON.stringify(NPM_1, undefined, 2), false],
  ["npm 1, published along", "npm-shrinkwrap.json", JSON.stringify(NPM_1, undefined, 2), false],
  ["npm 3", "package-lock.json", JSON.stringify(NPM_3, undefined, 2), true],
  ["pnpm 5", "pnpm-lock.yaml", PNPM_5, true],
  ["pnpm 6", "pnpm-lock.yaml", PNPM_6, true],
  ["pnpm 9", "pnpm-lock.yaml", PNPM_9, true],
  ["Yarn 1", "yarn.lock", YARN_1, false],
  ["Yarn 4", "yarn.lock", YARN_4, false],
  ["Bun", "bun.lock", BUN, false],
];
