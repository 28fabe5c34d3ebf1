import { describe, expect, it } from "vitest";
import { applyEdits, computeFixes } from "../../../src/engine/api.ts";
import { rules } from "../../../src/generated/rules.ts";
import { MemoryStore } from "../../harness/memory-store.ts";

const ID = "suppression-malformed";
const PATH = "src/erp.ts";
const CODE = "export const agent = { rejectUnauthorized: false };\n";

function findings(comment: string, path = PATH, code = CODE) {
  const text = `${comment}\n${code}`;
  const store = new MemoryStore({ [path]: text }, { rules });
  const all = store.session.analyse(path).findings;
  return { all, own: all.filter((finding) => finding.ruleId === ID), store, text };
}

function fixed(comment: string, fixId: string): string | undefined {
  const { store, text } = findings(comment);
  const [fix] = computeFixes(
    store.session,
    PATH,
    text,
    (finding, offer) => finding.ruleId === ID && offer.id === fixId,
  );
  return fix && applyEdits(text, fix.edits);
}

function offered(comment: string): readonly string[] | undefined {
  return findings(comment).own[0]?.fixes.map((fix) => fix.id);
}

describe(ID, () => {
  it.each([
    ["no rule", "// storewarden-ignore", "names no rule"],
    ["no rule but a reason", "// storewarden-ignore -- it is fine", "names no rule"],
    ["no reason", "// storewarden-ignore tls-verify-disabled", "no reason"],
    ["an empty reason", "// storewarden-ignore tls-verify-disabled -- ", "no reason"],
    ["a date alone", "// storewarden-ignore tls-verify-disabled -- until 2027-01-01", "no reason"],
    ["a wrong id", "// storewarden-ignore TLS_VERIFY -- mock", "not a rule id"],
    ["a name that objects have", "// storewarden-ignore __proto__ -- mock", "not a rule id"],
    ["a wrong date", "// storewarden-ignore tls-verify-disabled -- mock until 2027-02-30", "date"],
  ])("says what is wrong: %s", (_name, comment, message) => {
    const { all, own } = findings(comment);
    expect(own).toHaveLength(1);
    expect(own[0]?.message).toContain(message);
    expect(own[0]?.level).toBe("warning");
    expect(all.map((finding) => finding.ruleId)).toContain("tls-verify-disabled");
  });

  it.each([
    "// storewarden-ignored tls-verify-disabled",
    "// see storewarden-ignore in the documentation",
    "// storewarden-ignore tls-verify-disabled -- the mock ERP",
    "/* storewarden-ignore tls-verify-disabled -- the mock ERP */",
    "// storewarden-ignore tls-verify-disabled -- the mock ERP until 2027-01-31",
    "// storewarden-ignore tls-verify-disabled -- the mock ERP until the release",
  ])("is silent about %s", (comment) => {
    expect(findings(comment).own).toEqual([]);
  });

  it.each([
    ["one dash", "// storewarden-ignore tls-verify-disabled - the mock ERP"],
    ["a long dash", "// storewarden-ignore tls-verify-disabled — the mock ERP"],
    ["a colon", "// storewarden-ignore tls-verify-disabled: the mock ERP"],
    ["nothing", "// storewarden-ignore tls-verify-disabled the mock ERP"],
  ])("marks a reason that stands behind %s", (_name, comment) => {
    const after = fixed(comment, "mark-reason");
    expect(after).toBe(`// storewarden-ignore tls-verify-disabled -- the mock ERP\n${CODE}`);
    const store = new MemoryStore({ [PATH]: after ?? "" }, { rules });
    expect(store.session.analyse(PATH).findings).toEqual([]);
  });

  it("keeps all ids when it marks the reason", () => {
    expect(
      fixed("// storewarden-ignore tls-verify-disabled, suppression-unused: mock", "mark-reason"),
    ).toContain("tls-verify-disabled, suppression-unused -- mock\n");
  });

  it("makes up no reason and takes no unknown id for one", () => {
    expect(offered("// storewarden-ignore tls-verify-disabled")).toEqual(["remove-suppression"]);
    expect(offered("// storewarden-ignore tls-verify some words")).toEqual(["remove-suppression"]);
  });

  it("removes the comment with its line", () => {
    expect(fixed("// storewarden-ignore tls-verify-disabled", "remove-suppression")).toBe(CODE);
  });
});
