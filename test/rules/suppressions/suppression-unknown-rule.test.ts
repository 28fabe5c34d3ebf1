import { describe, expect, it } from "vitest";
import { applyEdits, computeFixes } from "../../../src/engine/api.ts";
import { rules } from "../../../src/generated/rules.ts";
import { MemoryStore } from "../../harness/memory-store.ts";

const ID = "suppression-unknown-rule";
const PATH = "src/erp.ts";
const CODE = "export const agent = { rejectUnauthorized: false };\n";

function storeWith(comment: string, code = CODE) {
  const text = `${comment}\n${code}`;
  const store = new MemoryStore({ [PATH]: text }, { rules });
  const own = store.session.analyse(PATH).findings.filter((finding) => finding.ruleId === ID);
  return { store, text, own };
}

function fixed(comment: string, fixId: string, code = CODE): string | undefined {
  const { store, text } = storeWith(comment, code);
  const [fix] = computeFixes(
    store.session,
    PATH,
    text,
    (finding, offer) => finding.ruleId === ID && offer.id === fixId,
  );
  return fix && applyEdits(text, fix.edits);
}

function out(ids: string): string | undefined {
  return fixed(`// storewarden-ignore ${ids} -- mock`, "remove-rule");
}

describe(ID, () => {
  it("underlines the id, not the comment", () => {
    const { own, text } = storeWith("// storewarden-ignore no-such-thing -- mock");
    expect(own.map(({ range }) => text.slice(range.start, range.end))).toEqual(["no-such-thing"]);
    expect(own[0]?.fixes.map((fix) => fix.id)).toEqual(["remove-rule"]);
  });

  it.each([
    ["a missing letter", "tls-verify-disable"],
    ["swapped letters", "tls-veirfy-disabled"],
    ["the beginning of the id of the finding there", "tls-verify"],
  ])("offers the id that is meant: %s", (_name, id) => {
    const { own } = storeWith(`// storewarden-ignore ${id} -- mock`);
    expect(own[0]?.message).toContain("'tls-verify-disabled' may be meant");
    expect(fixed(`// storewarden-ignore ${id} -- mock`, "use-closest")).toBe(
      `// storewarden-ignore tls-verify-disabled -- mock\n${CODE}`,
    );
  });

  it("offers no id that stands there already", () => {
    const { own } = storeWith("// storewarden-ignore tls-verify-disabled, tls-verify -- mock");
    expect(own[0]?.fixes.map((fix) => fix.id)).toEqual(["remove-rule"]);
  });

  it("takes one id out of several", () => {
    expect(out("no-such-thing, tls-verify-disabled")).toContain("ignore tls-verify-disabled --");
    expect(out("tls-verify-disabled, no-such-thing")).toContain("ignore tls-verify-disabled --");
    expect(out("no-such-thing")).toBe(CODE);
  });

  it.each(["tls-verify-disabled", "suppression-unused", ...rules.map((rule) => rule.id)])(
    "knows %s, whatever the preset",
    (id) => {
      expect(storeWith(`// storewarden-ignore ${id} -- mock`).own).toEqual([]);
    },
  );

  it.each(["constructor", "to-string", "has-own-property"])("is not fooled by %s", (id) => {
    expect(storeWith(`// storewarden-ignore ${id} -- mock`).own).toHaveLength(1);
  });
});
