import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import addFormats from "ajv-formats";
import semver from "semver";
import { describe, expect, it } from "vitest";
import { audit, toHtml, toJson, toText } from "../../../src/engine/api.ts";
import { platforms } from "../../../src/generated/platforms.ts";
import { MemoryStore } from "../../harness/memory-store.ts";

function manifest(dependencies: Readonly<Record<string, string>>, more: object = {}): string {
  return JSON.stringify({ dependencies, ...more });
}

describe("the data of the platforms", () => {
  it("has an address and a day for all that it says", () => {
    for (const { id, support } of platforms) {
      if (!support) continue;
      expect(support.source, id).toMatch(/^https:\/\//);
      expect(support.checkedOn, id).toMatch(/^20\d\d-[01]\d-[0-3]\d$/);
      expect(support.says, id).toMatch(/\.$/);
      for (const line of support.lines ?? []) {
        expect(semver.validRange(line.versions), `${id} ${line.versions}`).not.toBeNull();
        expect(line.says, id).toMatch(/\.$/);
      }
    }
  });

  it("names each platform once", () => {
    expect(new Set(platforms.map(({ id }) => id)).size).toBe(platforms.length);
  });
});

describe("the reports", () => {
  const store = new MemoryStore(
    {
      "package.json": manifest({ "@medusajs/medusa": "1.20.0" }),
      "shop/composer.json": JSON.stringify({ require: { "shopware/core": "6.5.0" } }),
      "src/a.js": "f();",
    },
    { rules: [] },
  );
  const input = async () => ({
    audit: await audit({
      session: store.session,
      files: [...store.files.keys()],
      skipped: [],
      tracked: { known: false, reason: "there is none" } as const,
    }),
    rules: [],
    activeRules: 0,
    preset: "quiet" as const,
    root: "shop",
    version: "1.0.0",
    startedAt: store.session.now,
    endedAt: store.session.now,
    otherFiles: 0,
    read: (path: string) => store.read(path),
  });

  it("say which platform, in which version, and how it stands", async () => {
    const text = toText(await input(), { paint: (_, words) => words });
    expect(text).toContain(
      "Platform: Medusa 1, back end, version 1.20.0 as declared from package.json (the deployed version is not known).",
    );
    expect(text).toContain("No longer supported. The last release was 1.20.10");
    expect(text).toContain("read 2026-11-22)");
    expect(text).toContain("Platform: Shopware 6, store in shop");
    expect(text).toContain("PHP code is not analysed.");
    expect(toHtml(await input())).toContain("<h3>Medusa 1</h3>");
  });

  it("are as the schema says", async () => {
    const file = new URL("../../../media/schemas/report.schema.json", import.meta.url);
    const schema: object = JSON.parse(readFileSync(file, "utf8"));
    const validate = addFormats.default(new Ajv({ allErrors: true })).compile(schema);
    const report: unknown = JSON.parse(JSON.stringify(toJson(await input())));
    expect(validate(report), JSON.stringify(validate.errors)).toBe(true);
  });
});
