import { describe, expect, it } from "vitest";
import { type Rule, configRule, syntaxRule } from "../../../src/engine/api.ts";
import { MemoryStore } from "../../harness/memory-store.ts";
import { META } from "../../harness/rule-meta.ts";

const BASE = {
  meta: { ...META, level: "warning" },
  messages: { found: { what: "Marked.", help: "Nothing to do." } },
  noFix: "It is a test.",
} as const;

const marksTemplates = syntaxRule({
  ...BASE,
  id: "marks-templates",
  visit: {
    TemplateElement: (node, context) => {
      // Reports the place inside the text, as a rule about keys in texts does.
      const start = node.range[1] - 2;
      context.report({ at: { start, end: start + 1 }, message: "found" });
    },
  },
});

const marksValues = configRule({
  ...BASE,
  id: "marks-values",
  config: {
    kinds: ["yaml"],
    check: (document, context) => {
      for (const { valueRange } of document.entries) {
        context.report({
          at: { start: valueRange.end - 1, end: valueRange.end },
          message: "found",
        });
      }
    },
  },
});

function prints(rule: Rule, path: string, text: string): string[] {
  const store = new MemoryStore({ [path]: text }, { rules: [rule] });
  return store.session.analyse(path).findings.map((finding) => finding.fingerprint);
}

describe("fingerprints", () => {
  it("do not depend on the inside of a template that began on another line", () => {
    const withText = (text: string): string => `const key = \`BEGIN\n${text}\nEND\`;\n`;
    const first = prints(marksTemplates, "src/key.ts", withText("first secret"));
    expect(first).toHaveLength(1);
    expect(prints(marksTemplates, "src/key.ts", withText("second secret"))).toEqual(first);
  });

  it("do not depend on the inside of a YAML block", () => {
    const withText = (text: string): string => `key: |\n  BEGIN\n  ${text}\nother: 1\n`;
    const first = prints(marksValues, "compose.yml", withText("first secret"));
    expect(first).toHaveLength(2);
    expect(prints(marksValues, "compose.yml", withText("second secret"))).toEqual(first);
  });

  it("stay when lines are inserted above and the code is indented", () => {
    const code = "const a = `one`;\n";
    const moved = `import "x";\n\n  ${code}`;
    expect(prints(marksTemplates, "src/a.ts", moved)).toEqual(
      prints(marksTemplates, "src/a.ts", code),
    );
  });

  it("tell equal lines apart", () => {
    const twice = "const a = `one`;\nconst a = `one`;\n";
    expect(new Set(prints(marksTemplates, "src/a.ts", twice)).size).toBe(2);
  });
});
