import schema from "@microsoft/sarif-matcher-utils/lib/schemas/sarif-2.1.0-rtm.5.json" with { type: "json" };
import Ajv from "ajv-draft-04";
import addFormats from "ajv-formats";
import type { Log, Result, Run } from "sarif";
import { describe, expect, it } from "vitest";
import { applyEdits, LineIndex, toSarif } from "../../../src/engine/api.ts";
import { FILES, sample } from "./sample.ts";

const ajv = addFormats(
  // One of the schema's own patterns is no regular expression in Unicode mode.
  new Ajv({ strict: false, allErrors: true, unicodeRegExp: false }),
);
const validate = ajv.compile(schema);

function runOf(log: Log): Run {
  const [run] = log.runs;
  if (!run) throw new Error("The log has no run.");
  return run;
}

function resultsOf(run: Run, uri: string): Result[] {
  return (run.results ?? []).filter(
    (result) => result.locations?.[0]?.physicalLocation?.artifactLocation?.uri === uri,
  );
}

describe("SARIF", () => {
  it("validates against the official schema, with everything in it", async () => {
    const log = toSarif(await sample());
    expect(validate(log), JSON.stringify(validate.errors, null, 2)).toBe(true);
    expect(runOf(log).results?.length).toBeGreaterThan(4);
  });

  it("validates when there is nothing in it", async () => {
    const log = toSarif(await sample({ "a.ts": "" }));
    expect(validate(log), JSON.stringify(validate.errors, null, 2)).toBe(true);
    expect(runOf(log).results).toEqual([]);
  });

  it("describes rules with help, level and tags that code scanning groups by", async () => {
    const { rules = [] } = runOf(toSarif(await sample())).tool.driver;
    expect(rules.map((rule) => rule.id)).toEqual(["evil-call", "debugger-left", "broken-rule"]);
    expect(rules[0]).toMatchObject({
      name: "EvilCall",
      helpUri: "https://cwe.mitre.org/data/definitions/95.html",
      defaultConfiguration: { level: "error" },
      help: { text: expect.stringContaining("… runs text as code. Call `good` instead.") },
      properties: {
        precision: "high",
        tags: expect.arrayContaining([
          "security",
          "external/cwe/cwe-095",
          "external/cwe/cwe-1336",
          "external/owasp/a03-2021",
          "storewarden/tip-2",
        ]),
      },
    });
    expect(rules[1]?.defaultConfiguration).toEqual({ level: "note" });
    expect(rules[1]?.help?.markdown).toContain("No fix is offered: Only its author knows");
  });

  it("takes pages and texts of the rules where they are published", async () => {
    const input = await sample(FILES, {
      pageOf: (id) => `https://example.org/rules/${id}`,
      docOf: (id) => `# ${id}`,
      homepage: "https://example.org/",
    });
    const { driver } = runOf(toSarif(input)).tool;
    expect(driver.informationUri).toBe("https://example.org/");
    expect(driver.rules?.[0]).toMatchObject({
      helpUri: "https://example.org/rules/evil-call",
      help: { markdown: "# evil-call" },
    });
  });

  it("places results with lines and columns from 1, under encoded addresses", async () => {
    const run = runOf(toSarif(await sample()));
    const [result] = resultsOf(run, "src/app/%5Bslug%5D/page%20%2B1.ts");
    expect(result).toMatchObject({
      ruleId: "evil-call",
      ruleIndex: 0,
      level: "error",
      message: { text: "evil runs text as code. Call `good` instead." },
      partialFingerprints: { "storewarden/v1": expect.stringMatching(/^[0-9a-f]{32}$/) },
    });
    expect(result?.locations?.[0]?.physicalLocation).toEqual({
      artifactLocation: { uri: "src/app/%5Bslug%5D/page%20%2B1.ts", uriBaseId: "%SRCROOT%" },
      region: { startLine: 2, startColumn: 3, endLine: 2, endColumn: 10 },
    });
  });

  it("tells the way as a code flow that ends at the finding", async () => {
    const [result] = resultsOf(runOf(toSarif(await sample())), "src/cart.ts");
    const locations = result?.codeFlows?.[0]?.threadFlows[0]?.locations ?? [];
    expect(locations.map(({ location }) => location?.message?.text)).toEqual([
      "it comes from here",
      "evil runs text as code.",
    ]);
    expect(result?.relatedLocations).toHaveLength(1);
  });

  it("carries fixes whose replacements give the text that the fix gives", async () => {
    const [result] = resultsOf(runOf(toSarif(await sample())), "src/cart.ts");
    const [fix] = result?.fixes ?? [];
    expect(fix?.description).toEqual({ text: "Call good" });
    const text = FILES["src/cart.ts"] ?? "";
    const lines = new LineIndex(text);
    const edits = (fix?.artifactChanges[0]?.replacements ?? []).map((replacement) => {
      const {
        startLine = 1,
        startColumn = 1,
        endLine = 1,
        endColumn = 1,
      } = replacement.deletedRegion;
      return {
        start: lines.offset({ line: startLine - 1, column: startColumn - 1 }),
        end: lines.offset({ line: endLine - 1, column: endColumn - 1 }),
        text: replacement.insertedContent?.text ?? "",
      };
    });
    expect(applyEdits(text, edits)).toBe("input;\ngood(1);\ndebugger;\n");
  });

  it("lists silenced findings with their reasons", async () => {
    const run = runOf(toSarif(await sample()));
    expect(resultsOf(run, "src/silent.ts")[0]?.suppressions).toEqual([
      { kind: "inSource", status: "accepted", justification: "reviewed <b> (until 2027-01-31)" },
    ]);
    expect(resultsOf(run, "src/hostile.ts")[0]?.suppressions).toEqual([
      { kind: "external", status: "accepted", justification: "known to the team" },
    ]);
  });

  it("says in the invocation what could not be checked, and which rule failed", async () => {
    const [invocation] = runOf(toSarif(await sample())).invocations ?? [];
    expect(invocation).toMatchObject({
      executionSuccessful: true,
      startTimeUtc: "2026-11-22T12:00:00.000Z",
    });
    const said = invocation?.toolExecutionNotifications ?? [];
    expect(said.map((each) => `${each.level} ${each.message.text}`)).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^warning Not checked: src\/torn\.ts: /),
        expect.stringMatching(/^error Not checked: rule broken-rule: it failed: a bug/),
        "note Skipped dist/: build output (dist/)",
      ]),
    );
    expect(said.find((each) => each.level === "error")?.associatedRule).toEqual({
      id: "broken-rule",
      index: 2,
    });
  });

  it("of a stopped audit is no successful execution", async () => {
    const input = await sample();
    const log = toSarif({ ...input, audit: { ...input.audit, cancelled: true } });
    expect(runOf(log).invocations?.[0]?.executionSuccessful).toBe(false);
    expect(validate(log)).toBe(true);
  });
});
