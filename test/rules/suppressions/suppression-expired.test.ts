import { describe, expect, it } from "vitest";
import { applyEdits, computeFixes } from "../../../src/engine/api.ts";
import { rules } from "../../../src/generated/rules.ts";
import { MemoryStore } from "../../harness/memory-store.ts";

const ID = "suppression-expired";
const PATH = "src/erp.ts";
const CODE = "export const agent = { rejectUnauthorized: false };\n";

function storeWith(until: string, now: string) {
  const text = `// storewarden-ignore tls-verify-disabled -- mock until ${until}\n${CODE}`;
  const store = new MemoryStore({ [PATH]: text }, { rules, now: new Date(now) });
  return { store, text, ids: store.session.analyse(PATH).findings.map((each) => each.ruleId) };
}

describe(ID, () => {
  it("holds until the end of the day", () => {
    expect(storeWith("2026-11-22", "2026-11-22T23:59:59Z").ids).toEqual([]);
  });

  it("brings the finding back the day after", () => {
    const { ids } = storeWith("2026-11-22", "2026-11-23T00:00:00Z");
    expect(ids).toEqual([ID, "tls-verify-disabled"]);
  });

  it("is not called unused as well", () => {
    const text = "// storewarden-ignore tls-verify-disabled -- mock until 2020-01-01\nexport {};\n";
    const store = new MemoryStore({ [PATH]: text }, { rules });
    expect(store.session.analyse(PATH).findings.map((each) => each.ruleId)).toEqual([ID]);
  });

  it("removes the comment when asked to", () => {
    const { store, text } = storeWith("2020-01-01", "2026-11-22T00:00:00Z");
    const [fix] = computeFixes(store.session, PATH, text, (finding) => finding.ruleId === ID);
    expect(fix && applyEdits(text, fix.edits)).toBe(CODE);
    expect(fix?.offer.kind).toBe("suggestion");
  });
});
