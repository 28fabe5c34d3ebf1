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

  it("is said of the configuration as well, at the entry, which a suggestion removes", () => {
    const entry = (until: string) =>
      `{ "rule": "tls-verify-disabled", "files": "src/${until}.ts", "reason": "mock", "until": "${until}" }`;
    const over = entry("2026-11-21");
    const text = `{\n  "suppressions": [\n    ${over},\n    ${entry("2026-11-22")}\n  ]\n}\n`;
    const path = "storewarden.config.json";
    const store = new MemoryStore(
      { [path]: text },
      { rules, now: new Date("2026-11-22T12:00:00Z") },
    );
    const { findings } = store.session.analyse(path);
    expect(
      findings.map(({ ruleId, range }) => [ruleId, text.slice(range.start, range.end)]),
    ).toEqual([[ID, over]]);
    const [fix] = computeFixes(store.session, path, text, (finding) => finding.ruleId === ID);
    const left = `{\n  "suppressions": [\n    ${entry("2026-11-22")}\n  ]\n}\n`;
    expect(fix && applyEdits(text, fix.edits)).toBe(left);
    const nested = new MemoryStore({ [`packages/a/${path}`]: text }, { rules });
    expect(nested.session.analyse(`packages/a/${path}`).findings).toEqual([]);
  });

  it("removes the comment when asked to", () => {
    const { store, text } = storeWith("2020-01-01", "2026-11-22T00:00:00Z");
    const [fix] = computeFixes(store.session, PATH, text, (finding) => finding.ruleId === ID);
    expect(fix && applyEdits(text, fix.edits)).toBe(CODE);
    expect(fix?.offer.kind).toBe("suggestion");
  });
});
