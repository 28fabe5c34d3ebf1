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

it("is told apart from what the schema does not want", () => {
  expect(isBom({ bomFormat: "CycloneDX", specVersion: "1.6", components: [{}] })).toBe(false);
});
