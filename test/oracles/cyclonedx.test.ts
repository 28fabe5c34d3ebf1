import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { Ajv } from "ajv";
import addFormats from "ajv-formats";
import { expect, it } from "vitest";
import { type AdvisoryResult, toCycloneDx } from "../../src/engine/api.ts";
import { CLASSIC, PNPM_9 } from "../engine/deps/lock-samples.ts";
import { MemoryStore } from "../harness/memory-store.ts";

const require = createRequire(import.meta.url);

/** The standard's own schema, as its own library ships it. */
function schema(name: string): object {
  const folder = dirname(require.resolve("@cyclonedx/cyclonedx-library/package.json"));
  return JSON.parse(readFileSync(join(folder, "res", "schema", name), "utf8"));
}

const ajv = addFormats.default(
  new Ajv({
    strict: false,
    allErrors: true,
    // `ajv-formats` has none for addresses with letters of other languages.
    formats: { "iri-reference": /^[^\s<>"]*$/, "idn-email": /^\S+@\S+$/ },
  }),
);
for (const name of ["spdx.SNAPSHOT.schema.json", "jsf-0.82.SNAPSHOT.schema.json"]) {
  // They are referred to by the names of their files.
  ajv.addSchema({ ...schema(name), $id: `http://cyclonedx.org/schema/${name}` });
}
const isBom = ajv.compile(schema("bom-1.6.SNAPSHOT.schema.json"));

const ADVISORIES: AdvisoryResult = {
  ok: true,
  fetchedAt: 0,
  leftOut: [],
  mended: new Map([["ms@2.1.3", null]]),
  advisories: new Map(
    ["ms", "@scope/of+signs", "qs"].map((name) => [
      name,
      [
        {
          id: `GHSA-${name}`,
          title: "Takes too long",
          severity: "moderate",
          vulnerable: "<9.0.0",
          url: "https://github.com/advisories/GHSA-aaaa-bbbb-cccc",
          cwe: ["CWE-400"],
          score: 5.3,
        },
      ],
    ]),
  ),
};

const NPM = JSON.stringify({
  lockfileVersion: 3,
  packages: {
    "": { dependencies: { "@scope/of+signs": "1", ms: "2" }, devDependencies: { web: "1" } },
    "node_modules/@scope/of+signs": {
      version: "1.0.0-beta.1",
      license: "(MIT OR Apache-2.0)",
      integrity: `sha512-${"A".repeat(86)}==`,
      optional: true,
    },
    "node_modules/ms": { version: "2.1.3", license: "SEE LICENSE IN x", integrity: "sha1-qqqq" },
    "node_modules/web": { version: "1.0.0", license: "MIT", dev: true, dependencies: { ms: "2" } },
  },
});

it.each([
  ["package-lock.json", NPM],
  ["pnpm-lock.yaml", PNPM_9],
  ["yarn.lock", CLASSIC],
])("writes a bill of materials of %s as the standard's schema wants it", (path, lock) => {
  const manifest = JSON.stringify({
    name: "shop",
    dependencies: { "@scope/of+signs": "1", ms: "2", express: "^4.18.0" },
    devDependencies: { web: "1" },
  });
  const files = { "package.json": manifest, [path]: lock };
  const { session } = new MemoryStore(files, { rules: [] });
  session.manifests.setPaths(Object.keys(files));
  const locks = session.manifests.locksOf(Object.keys(files)).map((each) => ({
    lock: each,
    advisories: ADVISORIES,
    ignored: (name: string) =>
      name === "ms" ? { reason: "no input", until: "2027-01-31" } : undefined,
  }));
  const bom = toCycloneDx({ locks, root: "shop", version: "0.1.0", now: new Date(0) });
  const read: unknown = JSON.parse(JSON.stringify(bom));

  isBom(read);
  expect(isBom.errors ?? []).toEqual([]);
  expect(bom["components"]).not.toEqual([]);
  expect(bom["vulnerabilities"]).toEqual(
    expect.arrayContaining([
      expect.objectContaining({
        analysis: { state: "not_affected", detail: "no input (until 2027-01-31)" },
      }),
    ]),
  );
});

it("writes packages of Composer as the schema wants it", () => {
  const { session } = new MemoryStore(
    {
      "composer.json": JSON.stringify({ require: { "acme/pay": "^1.0", "acme/base-core": "*" } }),
      "composer.lock": JSON.stringify({
        packages: [
          {
            name: "Acme/Pay",
            version: "v1.2.0",
            license: ["MIT"],
            require: { "acme/base-core": "^1", php: "^8" },
          },
          { name: "acme/base", version: "dev-fix/a+b", replace: { "acme/base-core": "*" } },
          { name: "acme/own", version: "1.0.0", dist: { type: "path", url: "packages/own" } },
        ],
        "packages-dev": [{ name: "acme/test", version: "2.0.0" }],
      }),
    },
    { rules: [] },
  );
  const view = session.composers.view(
    "composer.json",
    session.manifests.sites.textOf("composer.json") ?? "",
  );
  if (!view?.lock) throw new Error("both files can be read");
  const hole = { id: "GHSA-a", title: "x", severity: "high", vulnerable: "<1.4", cwe: [] } as const;
  const advisories: AdvisoryResult = {
    ok: true,
    fetchedAt: 0,
    leftOut: [],
    advisories: new Map([["acme/pay", [hole]]]),
  };
  const told = new Map([
    ["acme/pay", { ok: true, abandoned: false, versions: ["v1.4.0"], fetchedAt: 0 } as const],
  ]);
  const composer = [
    { facts: view.facts, lock: view.lock, answers: { advisories, compared: 1, told } },
  ];
  const bom = toCycloneDx({
    locks: [],
    composer,
    root: "shop",
    version: "0.1.0",
    now: new Date(0),
  });

  isBom(JSON.parse(JSON.stringify(bom)));
  expect(isBom.errors ?? []).toEqual([]);
  const [pay, base, test] = [
    "pkg:composer/acme/pay@v1.2.0",
    "pkg:composer/acme/base@dev-fix%2Fa%2Bb",
    "pkg:composer/acme/test@2.0.0",
  ];
  const components = bom["components"] as { purl: string }[];
  expect(components.map(({ purl }) => purl)).toEqual([test, pay, base]);
  expect(bom).toMatchObject({
    components: [
      {
        group: "acme",
        name: "test",
        scope: "optional",
        properties: [{ name: "cdx:composer:package:isDevRequirement", value: "true" }],
      },
      {
        name: "pay",
        version: "v1.2.0",
        scope: "required",
        licenses: [{ license: { name: "MIT" } }],
      },
      { name: "base" },
    ],
    dependencies: [
      { ref: test, dependsOn: [] },
      { ref: pay, dependsOn: [base] },
      { ref: base, dependsOn: [] },
      { ref: "root", dependsOn: [pay, base] },
    ],
    vulnerabilities: [
      {
        id: "GHSA-a",
        recommendation: "Update acme/pay v1.2.0 to v1.4.0.",
        affects: [{ ref: pay, versions: [{ version: "v1.2.0", status: "affected" }] }],
      },
    ],
  });
});

it("is told apart from what the schema does not want", () => {
  expect(isBom({ bomFormat: "CycloneDX", specVersion: "1.6", components: [{}] })).toBe(false);
});
