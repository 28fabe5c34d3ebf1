import { describe, expect, it } from "vitest";
import { fixAll, syntaxRule } from "../../../src/engine/api.ts";
import { rules } from "../../../src/generated/rules.ts";
import { MemoryStore, type StoreOptions } from "../../harness/memory-store.ts";

const ID = "suppression-unused";
const PATH = "src/erp.ts";
const CODE = "export const agent = { keepAlive: true };\n";

function storeWith(text: string, options: Partial<StoreOptions> = {}, path = PATH) {
  return new MemoryStore({ [path]: text }, { rules, ...options });
}

function unused(text: string, options: Partial<StoreOptions> = {}, path = PATH): string[] {
  const { findings } = storeWith(text, options, path).session.analyse(path);
  return findings
    .filter((finding) => finding.ruleId === ID)
    .map(({ range }) => text.slice(range.start, range.end));
}

const COMMENT = "// storewarden-ignore tls-verify-disabled -- mock\n";

/** The same rule with another id and meta of its own. */
function variant(id: string, change: Partial<(typeof rules)[number]>) {
  const base = rules.find((rule) => rule.id === "tls-verify-disabled");
  if (!base?.visit) throw new Error("the rule must look at scripts");
  return syntaxRule({ ...base, visit: base.visit, ...change, id });
}

describe(ID, () => {
  it("reports the id of a rule that ran and found nothing", () => {
    expect(unused(COMMENT + CODE)).toEqual(["tls-verify-disabled"]);
  });

  it("reports a second suppression of the same finding", () => {
    const line = "const agent = { rejectUnauthorized: false };";
    expect(unused(`${COMMENT}${line} ${COMMENT}`)).toHaveLength(1);
  });

  it.each([
    ["a finding is there", `${COMMENT}const a = { rejectUnauthorized: false };\n`, {}],
    ["the rule is off", COMMENT + CODE, { rules: { "tls-verify-disabled": "off" as const } }],
    ["the rule looks at registries", "// storewarden-ignore dep-x -- mock\n", {}],
  ])("is silent when %s", (_name, text, configuration) => {
    const dep = { ...variant("dep-x", {}), visit: undefined, manifest: () => {} };
    expect(unused(text, { configuration, rules: [...rules, dep] })).toEqual([]);
  });

  it("is silent when the rule failed on the file", () => {
    const crashing = variant("always-fails", {
      visit: {
        Program() {
          throw new Error("no");
        },
      },
    });
    const text = `// storewarden-ignore always-fails -- mock\n${CODE}`;
    expect(unused(text, { rules: [...rules, crashing] })).toEqual([]);
  });

  it("is silent when the finding belongs to a larger preset", () => {
    const weak = variant("weak-only", {
      messages: { found: { what: "Weak.", help: "Repair it." } },
      visit: {
        ObjectExpression(node, context) {
          context.report({ at: node, message: "found", preset: "audit" });
        },
      },
    });
    const text = `// storewarden-ignore weak-only -- mock\n${CODE}`;
    const withWeak = { rules: [...rules, weak] };
    expect(storeWith(text, withWeak).session.analyse(PATH).findings).toEqual([]);
    const inAudit = { ...withWeak, configuration: { preset: "audit" as const } };
    const { findings, silenced } = storeWith(text, inAudit).session.analyse(PATH);
    expect(findings).toEqual([]);
    expect(silenced.map((finding) => finding.ruleId)).toEqual(["weak-only"]);
  });

  it("is said once, not again by the checks of the whole project", () => {
    const path = ".env";
    const text = "# storewarden-ignore tls-verify-disabled -- mock\nPORT=3000\n";
    const project = {
      ...variant("whole-project", {}),
      visit: undefined,
      config: undefined,
      project: (_view: unknown, context: { report: (file: string, report: never) => void }) =>
        context.report(path, {
          at: { start: 0, end: 0 },
          message: "option",
          data: { name: "x" },
        } as never),
    };
    const store = storeWith(text, { rules: [...rules, project] }, path);
    const ofFile = store.session.analyse(path).findings.map((finding) => finding.ruleId);
    const ofProject = store.session
      .analyseProject([path], { known: true, paths: new Set() })
      .flatMap((result) => result.findings.map((finding) => finding.ruleId));
    expect(ofFile).toEqual([ID]);
    expect(ofProject).not.toContain(ID);
  });

  it.each([
    [`${COMMENT}${CODE}`, CODE],
    [`const a = 1; ${COMMENT}${CODE}`, `const a = 1;\n${CODE}`],
    [
      "// storewarden-ignore tls-verify-disabled, suppression-unused -- mock\nf();\n",
      "// storewarden-ignore suppression-unused -- mock\nf();\n",
    ],
  ])("removes what is not needed, in bulk", (before, after) => {
    const store = storeWith(before);
    expect(fixAll(store.session, PATH, before, { kinds: ["fix"] }).text).toBe(after);
  });

  it("removes the braces of JSX with their line", () => {
    const path = "src/page.tsx";
    const before =
      "const a = (\n  <p>\n    {/* storewarden-ignore tls-verify-disabled -- mock */}\n    x\n  </p>\n);\n";
    const store = storeWith(before, {}, path);
    expect(fixAll(store.session, path, before, { kinds: ["fix"] }).text).toBe(
      "const a = (\n  <p>\n    x\n  </p>\n);\n",
    );
  });
});
