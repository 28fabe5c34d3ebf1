import type { LockImport } from "../../../src/engine/deps/types.ts";

/** What the project of all samples asks for. */
export const PROJECT: ReadonlyMap<string, LockImport> = new Map(
  (
    [
      ["express", "^4.18.0", "dependencies"],
      ["@shop/pay", "^2.0.0", "dependencies"],
      ["old-qs", "npm:qs@6.9.0", "dependencies"],
      ["tsx", "^4.0.0", "devDependencies"],
    ] as const
  ).map(([key, spec, field]) => [key, { key, spec, field }]),
);

const SHA = `sha512-${"a".repeat(86)}==`;

export const NPM_3 = JSON.stringify({
  lockfileVersion: 3,
  packages: {
    "": {
      dependencies: { express: "^4.18.0", "@shop/pay": "^2.0.0", "old-qs": "npm:qs@6.9.0" },
      devDependencies: { tsx: "^4.0.0" },
    },
    "node_modules/express": {
      version: "4.18.0",
      integrity: SHA,
      dependencies: { qs: "6.10.0", ms: "2.1.3" },
    },
    "node_modules/@shop/pay": { version: "2.1.0", integrity: SHA },
    "node_modules/old-qs": { name: "qs", version: "6.9.0", integrity: SHA },
    "node_modules/qs": { version: "6.10.0", integrity: SHA },
    "node_modules/ms": { version: "2.1.3", integrity: SHA },
    "node_modules/tsx": { version: "4.1.0", dev: true, integrity: SHA, dependencies: { ms: "2" } },
  },
});

export const NPM_1 = JSON.stringify({
  lockfileVersion: 1,
  dependencies: {
    express: {
      version: "4.18.0",
      integrity: SHA,
      requires: { qs: "6.10.0", ms: "2.1.3" },
      dependencies: { qs: { version: "6.10.0", integrity: SHA } },
    },
    "@shop/pay": { version: "2.1.0", integrity: SHA },
    "old-qs": { version: "npm:qs@6.9.0", integrity: SHA },
    ms: { version: "2.1.3", integrity: SHA },
    tsx: { version: "4.1.0", dev: true, integrity: SHA, requires: { ms: "2" } },
  },
});

export const PNPM_5 = `lockfileVersion: 5.4

specifiers:
  '@shop/pay': ^2.0.0
  express: ^4.18.0
  old-qs: npm:qs@6.9.0
  tsx: ^4.0.0

dependencies:
  '@shop/pay': 2.1.0_express@4.18.0
  express: 4.18.0
  old-qs: /qs/6.9.0

devDependencies:
  tsx: 4.1.0

packages:

  /@shop/pay/2.1.0_express@4.18.0:
    resolution: {integrity: ${SHA}}
    peerDependencies:
      express: '*'
    dependencies:
      express: 4.18.0
    dev: false

  /express/4.18.0:
    resolution: {integrity: ${SHA}}
    engines: {node: '>= 0.10.0'}
    dependencies:
      ms: 2.1.3
      qs: 6.10.0
    dev: false

  /ms/2.1.3:
    resolution: {integrity: ${SHA}}

  /qs/6.10.0:
    resolution: {integrity: ${SHA}}
    dev: false

  /qs/6.9.0:
    resolution: {integrity: ${SHA}}
    dev: false

  /tsx/4.1.0:
    resolution: {integrity: ${SHA}}
    hasBin: true
    dependencies:
      ms: 2.1.3
    dev: true
`;

export const PNPM_6 = `lockfileVersion: '6.0'

settings:
  autoInstallPeers: true

dependencies:
  '@shop/pay':
    specifier: ^2.0.0
    version: 2.1.0(express@4.18.0)
  express:
    specifier: ^4.18.0
    version: 4.18.0
  old-qs:
    specifier: npm:qs@6.9.0
    version: /qs@6.9.0

devDependencies:
  tsx:
    specifier: ^4.0.0
    version: 4.1.0

packages:

  /@shop/pay@2.1.0(express@4.18.0):
    resolution: {integrity: ${SHA}}
    dependencies:
      express: 4.18.0
    dev: false

  /express@4.18.0:
    resolution: {integrity: ${SHA}}
    dependencies:
      ms: 2.1.3
      qs: 6.10.0
    dev: false

  /ms@2.1.3:
    resolution: {integrity: ${SHA}}

  /qs@6.10.0:
    resolution: {integrity: ${SHA}}
    dev: false

  /qs@6.9.0:
    resolution: {integrity: ${SHA}}
    dev: false

  /tsx@4.1.0:
    resolution: {integrity: ${SHA}}
    requiresBuild: true
    dependencies:
      ms: 2.1.3
    dev: true
`;

export const PNPM_9 = `lockfileVersion: '9.0'

settings:
  autoInstallPeers: true
  excludeLinksFromLockfile: false

catalogs:
  default:
    express:
      specifier: ^4.18.0
      version: 4.18.0

importers:

  .:
    dependencies:
      '@shop/pay':
        specifier: ^2.0.0
        version: 2.1.0(express@4.18.0)
      express:
        specifier: 'catalog:'
        version: 4.18.0
      old-qs:
        specifier: npm:qs@6.9.0
        version: qs@6.9.0
    devDependencies:
      tsx:
        specifier: ^4.0.0
        version: 4.1.0

  packages/web:
    dependencies:
      '@shop/core':
        specifier: workspace:*
        version: link:../core
      express:
        specifier: 'catalog:'
        version: 4.18.0

packages:

  '@shop/pay@2.1.0':
    resolution: {integrity: ${SHA}}
    deprecated: >-
      Leaks card numbers:
      use @shop/pay2 instead
    peerDependencies:
      express: '*'

  express@4.18.0:
    resolution: {integrity: ${SHA}}
    engines: {node: '>= 0.10.0'}

  ms@2.1.3:
    resolution: {integrity: ${SHA}}

  qs@6.10.0:
    resolution: {integrity: ${SHA}}

  qs@6.9.0:
    resolution: {integrity: ${SHA}}

  tsx@4.1.0:
    resolution: {integrity: ${SHA}}
    cpu: [x64]
    hasBin: true

snapshots:

  '@shop/pay@2.1.0(express@4.18.0)':
    dependencies:
      express: 4.18.0
    transitivePeerDependencies:
      - supports-color

  express@4.18.0:
    dependencies:
      ms: 2.1.3
      qs: 6.10.0

  ms@2.1.3: {}

  qs@6.10.0: {}

  qs@6.9.0: {}

  tsx@4.1.0:
    dependencies:
      ms: 2.1.3
`;

export const CLASSIC = `# THIS IS AN AUTOGENERATED FILE. DO NOT EDIT THIS FILE DIRECTLY.
# yarn lockfile v1


"@shop/pay@^2.0.0":
  version "2.1.0"
  resolved "https://registry.test/@shop/pay/-/pay-2.1.0.tgz#aa"
  integrity ${SHA}

express@^4.17.0, express@^4.18.0:
  version "4.18.0"
  resolved "https://registry.test/express/-/express-4.18.0.tgz#aa"
  integrity ${SHA}
  dependencies:
    ms "2.1.3"
    qs ">=6.10.0 <7"

ms@2.1.3, ms@^2.0.0:
  version "2.1.3"
  resolved "https://registry.test/ms/-/ms-2.1.3.tgz#aa"
  integrity ${SHA}

"old-qs@npm:qs@6.9.0":
  version "6.9.0"
  resolved "https://registry.test/qs/-/qs-6.9.0.tgz#aa"
  integrity ${SHA}

"qs@>=6.10.0 <7":
  version "6.10.0"
  resolved "https://registry.test/qs/-/qs-6.10.0.tgz#aa"
  integrity ${SHA}

tsx@^4.0.0:
  version "4.1.0"
  resolved "https://registry.test/tsx/-/tsx-4.1.0.tgz#aa"
  integrity ${SHA}
  dependencies:
    ms "^2.0.0"
`;

export const BERRY = `# This file is generated by running "yarn install" inside your project.
# Manual changes might be lost - proceed with caution!

__metadata:
  version: 8
  cacheKey: 10c0

"@shop/pay@npm:^2.0.0":
  version: 2.1.0
  resolution: "@shop/pay@npm:2.1.0"
  peerDependencies:
    express: "*"
  checksum: 10c0/${"a".repeat(128)}
  languageName: node
  linkType: hard

? "express@npm:^4.17.0, express@npm:^4.18.0"
:
  version: 4.18.0
  resolution: "express@npm:4.18.0"
  dependencies:
    ms: "npm:2.1.3"
    qs: "npm:>=6.10.0 <7"
  checksum: 10c0/${"b".repeat(128)}
  languageName: node
  linkType: hard

"ms@npm:2.1.3, ms@npm:^2.0.0":
  version: 2.1.3
  resolution: "ms@npm:2.1.3"
  checksum: 10c0/${"c".repeat(128)}
  languageName: node
  linkType: hard

"old-qs@npm:qs@6.9.0":
  version: 6.9.0
  resolution: "qs@npm:6.9.0"
  checksum: 10c0/${"d".repeat(128)}
  languageName: node
  linkType: hard

"qs@npm:>=6.10.0 <7":
  version: 6.10.0
  resolution: "qs@npm:6.10.0"
  checksum: 10c0/${"e".repeat(128)}
  languageName: node
  linkType: hard

"shop@workspace:.":
  version: 0.0.0-use.local
  resolution: "shop@workspace:."
  dependencies:
    "@shop/pay": "npm:^2.0.0"
    express: "npm:^4.18.0"
    old-qs: "npm:qs@6.9.0"
    tsx: "npm:^4.0.0"
  languageName: unknown
  linkType: soft

"tsx@npm:^4.0.0":
  version: 4.1.0
  resolution: "tsx@npm:4.1.0"
  dependencies:
    ms: "npm:^2.0.0"
  checksum: 10c0/${"f".repeat(128)}
  languageName: node
  linkType: hard
`;

export const BUN = `{
  "lockfileVersion": 1,
  "workspaces": {
    "": {
      "name": "shop",
      "dependencies": {
        "@shop/pay": "^2.0.0",
        "express": "^4.18.0",
        "old-qs": "npm:qs@6.9.0",
      },
      "devDependencies": {
        "tsx": "^4.0.0",
      },
    },
  },
  "packages": {
    "@shop/pay": ["@shop/pay@2.1.0", "", { "peerDependencies": { "express": "*" } }, "${SHA}"],

    "express": ["express@4.18.0", "", { "dependencies": { "ms": "2.1.3", "qs": "6.10.0" } }, "${SHA}"],

    "ms": ["ms@2.1.3", "", {}, "${SHA}"],

    "old-qs": ["qs@6.9.0", "", {}, "${SHA}"],

    "qs": ["qs@6.10.0", "", {}, "${SHA}"],

    "tsx": ["tsx@4.1.0", "", { "dependencies": { "ms": "^2.0.0" }, "bin": "dist/cli.js" }, "${SHA}"],
  }
}
`;
