import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, it } from "vitest";
import type { AdvisoryResult } from "../../src/engine/api.ts";
import { cli } from "./command-line.ts";

const folders: string[] = [];

afterEach(() => {
  for (const each of folders.splice(0)) rmSync(each, { recursive: true, force: true });
});

/** `pay` brings `parser`, which has a hole; the code has a finding that is none of dependencies. */
function store(): string {
  const folder = mkdtempSync(join(tmpdir(), "storewarden-deps-"));
  folders.push(folder);
  const dependencies = { "@shop/pay": "^1.0.0" };
  const files = {
    "package.json": JSON.stringify({ name: "shop", dependencies }, undefined, 2),
    "package-lock.json": JSON.stringify({
      lockfileVersion: 3,
      packages: {
        "": { dependencies },
        "node_modules/@shop/pay": { version: "1.0.0", dependencies: { parser: "~1.0.0" } },
        "node_modules/parser": {
          version: "1.0.0",
          license: "MIT",
          integrity: `sha512-${"A".repeat(86)}==`,
        },
      },
    }),
    "shop.ts":
      'import "@shop/pay";\nimport https from "node:https";\nhttps.get("https://a.example", { rejectUnauthorized: false });\n',
    // What others bring along is imported all the same.
    "late.ts":
      'import { join } from "node:path";\nimport { read } from "parser";\nread(join("a"));\n',
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return folder;
}

const ANSWER: AdvisoryResult = {
  ok: true,
  fetchedAt: 0,
  leftOut: [],
  advisories: new Map([
    [
      "parser",
      [
        {
          id: "GHSA-aaaa-bbbb-cccc",
          title: "Reads too far in the `read` function",
          severity: "high",
          vulnerable: "<1.0.5",
          cwe: ["CWE-125"],
          score: 7.5,
        },
      ],
    ],
  ]),
};

const surroundings = {
  openRegistry: () => ({
    lookUp: async () => new Map(),
    advise: async () => ANSWER,
    close: async () => undefined,
  }),
};

it("reports dependencies alone", async () => {
  const { code, out } = await cli(["deps", store(), "--format", "json"], surroundings);
  expect(code).toBe(1);
  const report: { findings: { ruleId: string }[] } = JSON.parse(out);
  expect(report.findings.map(({ ruleId }) => ruleId)).toEqual(["dep-known-vulnerable"]);
});

it("says how the project gets to a package, and who imports it", async () => {
  const { out } = await cli(["deps", store(), "--format", "json"], surroundings);
  const report: { findings: { facts: { label: string; value: string }[] }[] } = JSON.parse(out);
  const facts = [
    { label: "Path", value: "@shop/pay › parser" },
    { label: "Installed for", value: "production" },
    { label: "Imports of @shop/pay", value: "shop.ts:1" },
    { label: "Affected: read", value: "read is used in late.ts:3" },
  ];
  expect(report.findings[0]?.facts).toEqual(expect.arrayContaining(facts));
  const { out: text } = await cli(["deps", store()], surroundings);
  for (const { label, value } of facts) expect(text).toContain(`${label}: ${value}`);
  const { out: sarif } = await cli(["deps", store(), "--format", "sarif"], surroundings);
  const log: { runs: { results: { properties: { facts: string[] } }[] }[] } = JSON.parse(sarif);
  expect(log.runs[0]?.results[0]?.properties.facts).toEqual(
    expect.arrayContaining(facts.map(({ label, value }) => `${label}: ${value}`)),
  );
  expect(text).toContain("Your code uses read of parser, which it is about: late.ts:3.");
});

it("writes a bill of materials", async () => {
  const { out } = await cli(["deps", store(), "--format", "cyclonedx"], surroundings);
  expect(JSON.parse(out)).toMatchObject({
    bomFormat: "CycloneDX",
    specVersion: "1.6",
    components: [
      { group: "@shop", name: "pay", purl: "pkg:npm/%40shop/pay@1.0.0", scope: "required" },
      {
        name: "parser",
        version: "1.0.0",
        hashes: [{ alg: "SHA-512", content: "0".repeat(128) }],
        licenses: [{ license: { name: "MIT" } }],
      },
    ],
    dependencies: [
      { ref: "pkg:npm/%40shop/pay@1.0.0", dependsOn: ["pkg:npm/parser@1.0.0"] },
      { ref: "pkg:npm/parser@1.0.0", dependsOn: [] },
      { ref: "root", dependsOn: ["pkg:npm/%40shop/pay@1.0.0"] },
    ],
    vulnerabilities: [
      {
        id: "GHSA-aaaa-bbbb-cccc",
        ratings: [{ severity: "high", score: 7.5 }],
        cwes: [125],
        recommendation: "Update parser 1.0.0 to 1.0.5.",
        affects: [
          { ref: "pkg:npm/parser@1.0.0", versions: [{ version: "1.0.0", status: "affected" }] },
        ],
      },
    ],
  });
});

it("shows in reports which advisory is ignored, and why", async () => {
  const folder = store();
  const ignoring = {
    rule: "dep-known-vulnerable",
    advisory: "GHSA-aaaa-bbbb-cccc",
    reason: "only our own files are read",
    until: "2999-01-31",
  };
  writeFileSync(
    join(folder, "storewarden.config.json"),
    JSON.stringify({ suppressions: [ignoring] }),
  );
  const bom = await cli(["deps", folder, "--format", "cyclonedx"], surroundings);
  expect(bom.code).toBe(0);
  expect(JSON.parse(bom.out).vulnerabilities).toMatchObject([
    {
      id: "GHSA-aaaa-bbbb-cccc",
      analysis: {
        state: "not_affected",
        detail: "only our own files are read (until 2999-01-31)",
      },
    },
  ]);
  const sarif = await cli(["deps", folder, "--format", "sarif"], surroundings);
  const [run] = JSON.parse(sarif.out).runs;
  expect(run.results).toMatchObject([
    {
      ruleId: "dep-known-vulnerable",
      suppressions: [
        {
          kind: "external",
          status: "accepted",
          justification: "only our own files are read (until 2999-01-31)",
        },
      ],
    },
  ]);
});

it("has packages of Composer in the bill of materials", async () => {
  const folder = store();
  writeFileSync(join(folder, "composer.json"), '{ "require": { "acme/pay": "^1.0" } }');
  writeFileSync(
    join(folder, "composer.lock"),
    JSON.stringify({ packages: [{ name: "acme/pay", version: "1.2.0" }], "packages-dev": [] }),
  );
  const { out } = await cli(["deps", folder, "--format", "cyclonedx"], surroundings);
  const components: { purl: string }[] = JSON.parse(out).components;
  expect(components.map(({ purl }) => purl)).toEqual([
    "pkg:npm/%40shop/pay@1.0.0",
    "pkg:npm/parser@1.0.0",
    "pkg:composer/acme/pay@1.2.0",
  ]);
});

it("has formats of its own", async () => {
  expect(await cli(["deps", ".", "--format", "html"])).toMatchObject({ code: 2, out: "" });
  expect(await cli(["audit", ".", "--format", "cyclonedx"])).toMatchObject({ code: 2, out: "" });
});
