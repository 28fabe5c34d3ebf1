import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { Ajv } from "ajv";
import addFormats from "ajv-formats";
import { parse } from "parse5";
import { describe, expect, it } from "vitest";
import { summarise, toHtml, toJson, toText, TIPS } from "../../../src/engine/api.ts";
import { rules } from "../../../src/generated/rules.ts";
import { configurationSchema } from "../../../src/engine/api.ts";
import { sample } from "./sample.ts";

const plain = { paint: (_: string, text: string) => text };

describe("the summary", () => {
  it("counts by level, rule, folder and tip", async () => {
    const summary = summarise(await sample());
    expect(summary.levels).toEqual({ error: 2, warning: 1, information: 1, hint: 0 });
    expect(summary).toMatchObject({ findings: 4, fixable: 3, durationMs: 1_500, otherFiles: 3 });
    expect(summary.rules.map(({ ruleId, findings }) => [ruleId, findings])).toEqual([
      ["evil-call", 3],
      ["debugger-left", 1],
    ]);
    expect(summary.folders.map(({ folder, findings }) => [folder, findings])).toEqual([
      ["src", 2],
      ["src/app/[slug]", 1],
      ["test", 1],
    ]);
    expect(summary.tips.map(({ tip, findings }) => [tip, findings]).filter(([, n]) => n)).toEqual([
      [2, 3],
      [4, 3],
    ]);
  });

  it("counts what did not count, with the reasons", async () => {
    const summary = summarise(await sample());
    expect(summary.lowered).toEqual([{ reason: "tests", findings: 1 }]);
    expect(summary.silenced).toEqual([
      {
        ruleId: "evil-call",
        by: "comment",
        reason: "reviewed <b>",
        until: "2027-01-31",
        findings: 1,
      },
      { ruleId: "evil-call", by: "configuration", reason: "known to the team", findings: 1 },
    ]);
    expect(summary.skipped).toEqual([
      { reason: "build output", files: 0, folders: 2 },
      { reason: "larger than 1 MB", files: 1, folders: 0 },
    ]);
    expect(summary.notChecked.map(({ reason }) => reason)).toEqual([
      "the folder is not in a git repository",
      expect.stringMatching(/conflict/i),
      "it failed: a bug",
    ]);
  });

  it("knows twelve tips, each with its limit", () => {
    expect(TIPS.map((tip) => tip.number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    for (const tip of TIPS) expect(tip.beyondCode).toMatch(/\.$/);
  });
});

describe("JSON", () => {
  const schema: object = JSON.parse(
    readFileSync(new URL("../../../media/schemas/report.schema.json", import.meta.url), "utf8"),
  );
  const validate = addFormats.default(new Ajv({ allErrors: true })).compile(schema);

  it("is as its schema says, with nothing that the schema does not know", async () => {
    for (const input of [await sample(), await sample({ "a.ts": "" })]) {
      const report: unknown = JSON.parse(JSON.stringify(toJson(input)));
      expect(validate(report), JSON.stringify(validate.errors, null, 2)).toBe(true);
    }
  });

  it("gives places from 1, fixes, classification and what silences a finding", async () => {
    const report = toJson(await sample());
    expect(report.findings[0]).toEqual({
      ruleId: "evil-call",
      level: "error",
      message: "evil runs text as code.",
      help: "Call `good` instead.",
      file: "src/cart.ts",
      range: { start: { line: 2, column: 1 }, end: { line: 2, column: 8 } },
      steps: [
        {
          file: "src/cart.ts",
          range: { start: { line: 1, column: 1 }, end: { line: 1, column: 6 } },
          message: "it comes from here",
        },
      ],
      facts: [],
      fixes: [{ title: "Call good", kind: "suggestion" }],
      fingerprint: expect.stringMatching(/^[0-9a-f]{32}$/),
      cwe: [95, 1336],
      owasp: ["A03:2021", "A05:2025"],
      tip: 2,
    });
    expect(report.findings.find((each) => each.file === "src/silent.ts")?.suppressed).toEqual({
      by: "comment",
      reason: "reviewed <b>",
      until: "2027-01-31",
    });
    expect(report.findings.find((each) => each.ruleId === "debugger-left")?.tip).toBeNull();
  });
});

describe("the text", () => {
  it("groups by file and ends with the totals", async () => {
    expect(toText(await sample(), plain)).toMatchSnapshot();
  });

  it("is findings only when quiet, and nothing without any", async () => {
    const quiet = toText(await sample(), { ...plain, quiet: true });
    expect(quiet).toContain("evil runs text as code.");
    expect(quiet).not.toContain("Analysed");
    expect(toText(await sample({ "a.ts": "" }), { ...plain, quiet: true })).toBe("");
  });

  it("says that there are no findings, and how much that means", async () => {
    const text = toText(await sample({ "a.ts": "" }), plain);
    expect(text).toContain("corner <shop>: no findings\n");
    expect(text).toContain("Analysed 1 file, 1 line in 1.5 s, with 3 rules (preset quiet).");
    expect(text).toContain("Not checked:");
  });

  it("lets no name steer the terminal", async () => {
    const text = toText(await sample({ "a\u001b[2J\u202e.ts": "input; evil(1);" }), plain);
    expect(text).toContain("a\\u001b[2J\\u202e.ts");
    expect(text).not.toContain("\u001b");
  });
});

describe("HTML", () => {
  it("is well-formed, has no scripts, and a policy that allows its one style only", async () => {
    const page = toHtml(await sample());
    const errors: string[] = [];
    parse(page, { onParseError: (error) => errors.push(error.code) });
    expect(errors).toEqual([]);
    expect(page).not.toContain("<script");
    const style = /<style>([\s\S]*?)<\/style>/.exec(page)?.[1] ?? "";
    const digest = createHash("sha256").update(style).digest("base64");
    expect(page).toContain(`default-src &#39;none&#39;; style-src &#39;sha256-${digest}&#39;`);
    expect(page.match(/<style/g)).toHaveLength(1);
  });

  it("escapes what comes from the store", async () => {
    const page = toHtml(await sample({ "<img src=x onerror=alert(1)>.ts": "input; evil(1);" }));
    expect(page).toContain("&lt;img src=x onerror=alert(1)&gt;.ts");
    expect(page).not.toContain("<img");
    expect(page).toContain("corner &lt;shop&gt;");
  });

  it("shows all twelve tips, the findings, and what was left out or not checked", async () => {
    const page = toHtml(await sample()).replace(/\s+/g, " ");
    for (const tip of TIPS) expect(page).toContain(`${tip.number}. ${tip.title}`);
    for (const words of [
      "evil runs text as code.",
      "CWE-95",
      "known to the team",
      "build output",
      "broken-rule",
      "the folder is not in a git repository",
    ]) {
      expect(page).toContain(words);
    }
  });
});

describe("the schema of the configuration", () => {
  const schema = configurationSchema(rules);
  const validate = addFormats
    .default(new Ajv({ allErrors: true, keywords: ["allowTrailingCommas"] }))
    .compile(schema);

  it("accepts what can be read and refuses what cannot", () => {
    expect(validate({ preset: "audit", rules: { "tls-verify-disabled": "off" } })).toBe(true);
    expect(validate({ rules: { "tls-verify-disable": "off" } })).toBe(false);
    expect(validate({ preset: "loud" })).toBe(false);
    expect(validate({ suppressions: [{ rule: "tls-verify-disabled" }] })).toBe(false);
    expect(validate({ exlude: [] })).toBe(false);
  });
});
