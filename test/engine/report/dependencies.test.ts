import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import addFormats from "ajv-formats";
import { describe, expect, it } from "vitest";
import {
  audit,
  type LookupResult,
  type ReportInput,
  toHtml,
  toJson,
  toText,
} from "../../../src/engine/api.ts";
import { rules } from "../../../src/generated/rules.ts";
import { HEALTH_STATES } from "../../../src/engine/findings/health.ts";
import { facts, NOW } from "../deps/build.ts";
import { MemoryStore } from "../../harness/memory-store.ts";

const MANIFEST = JSON.stringify({
  name: "shop",
  dependencies: { pay: "^1.0.0" },
  devDependencies: { runner: "^1.0.0" },
});
const LOCK = JSON.stringify({
  lockfileVersion: 3,
  packages: {
    "": JSON.parse(MANIFEST) as object,
    "node_modules/pay": { version: "1.0.0", dependencies: { inner: "1" } },
    "node_modules/inner": { version: "1.0.0" },
    "node_modules/runner": { version: "1.0.0" },
  },
});

async function input(files: Readonly<Record<string, string>>, off?: string): Promise<ReportInput> {
  const store = new MemoryStore(files, { rules });
  const answers = new Map<string, LookupResult>([
    ["pay", { ok: true, facts: facts({ name: "pay", versions: { "1.0.0": "2026-01-01" } }) }],
    ["runner", { ok: false, reason: "timeout", text: "<b>No</b> answer in time." }],
  ]);
  const inner = [
    { id: "GHSA-1", title: "Leaks <cards>", severity: "high", vulnerable: "<2", cwe: [] },
  ] as const;
  const result = await audit({
    session: store.session,
    files: [...store.files.keys()],
    skipped: [],
    tracked: { known: true, paths: new Set() },
    ...(off === undefined
      ? {
          lookUp: () => Promise.resolve(answers),
          verify: () =>
            Promise.resolve({
              verdicts: new Map([
                ["pay@1.0.0", "valid"],
                ["runner@1.0.0", "missing"],
              ] as const),
              host: "registry.test",
              left: 0,
            }),
          advise: () =>
            Promise.resolve({
              ok: true as const,
              advisories: new Map([["inner", inner]]),
              fetchedAt: NOW,
              leftOut: [],
            }),
        }
      : { lookUpOff: off }),
  });
  return {
    audit: result,
    rules,
    activeRules: 1,
    preset: "quiet",
    root: "shop",
    version: "1",
    startedAt: new Date(NOW),
    endedAt: new Date(NOW),
    otherFiles: 0,
    read: (path) => store.read(path),
  };
}

const STORE = { "package.json": MANIFEST, "package-lock.json": LOCK };
const plain = { paint: (_: string, text: string): string => text };

describe("the dependencies in a report", () => {
  it("are counted by state in the text, with what was asked and when", async () => {
    const text = toText(await input(STORE), plain);
    expect(text).toContain(
      [
        "Dependencies: 3: 2 direct and 1 brought by others, 1 of them for development only.",
        "  Vulnerable: 1 (1 high), brought by others",
        "  Not checked: 1",
        "  Registries answered for 1 of 2 direct packages, as of 2026-11-22 12:00 UTC.",
        "  3 installed versions compared with advisories, as of 2026-11-22 12:00 UTC.",
        "  1 of 2 installed versions with a valid signature of their registry.",
        "",
      ].join("\n"),
    );
  });

  it("say why nobody was asked", async () => {
    const text = toText(await input(STORE, "Look-ups are off."), plain);
    expect(text).toContain("No registry was asked about 2 direct packages: Look-ups are off.\n");
    expect(text).toContain("No version was compared with advisories.");
  });

  it("are a table in HTML, and text of registries is no markup", async () => {
    const page = toHtml(await input(STORE));
    expect(page).toMatch(/<h2 id="dependencies">Dependencies<\/h2>/);
    expect(page).toMatch(
      /<th scope="row">Vulnerable<\/th>\s*<td class="number">0<\/td><td class="number">1<\/td>/,
    );
    expect(page).toContain("Leaks &lt;cards&gt;");
    expect(page).toContain("(pay › inner)");
    expect(page).not.toContain("<b>No");
  });

  it("may be in any state that the schema of the JSON has", () => {
    const file = new URL("../../../media/schemas/report.schema.json", import.meta.url);
    const { definitions } = JSON.parse(readFileSync(file, "utf8"));
    const { state } = definitions.dependencies.properties.packages.items.properties;
    expect(state.enum).toEqual(HEALTH_STATES);
  });

  it("are as the schema says in JSON, with places from 1", async () => {
    const file = new URL("../../../media/schemas/report.schema.json", import.meta.url);
    const validate = addFormats
      .default(new Ajv({ allErrors: true }))
      .compile(JSON.parse(readFileSync(file, "utf8")) as object);
    const report = toJson(await input(STORE));
    const copy: unknown = JSON.parse(JSON.stringify(report));
    expect(validate(copy), JSON.stringify(validate.errors)).toBe(true);
    expect(report.dependencies).toMatchObject({
      coverage: { asOf: "2026-11-22T12:00:00.000Z", askable: 2, answered: 1 },
      packages: [
        {
          state: "vulnerable",
          name: "inner",
          places: [{ file: "package.json", path: ["pay", "inner"] }],
        },
        { state: "not-checked", name: "runner" },
      ],
    });
    expect(report.dependencies?.packages[0]?.places[0]?.range.start.line).toBe(1);
  });

  it("are left out where there are none", async () => {
    const none = await input({ "package.json": '{ "name": "shop" }' });
    expect(toText(none, plain)).not.toContain("Dependencies");
    expect(toHtml(none)).not.toContain('id="dependencies"');
  });
});
