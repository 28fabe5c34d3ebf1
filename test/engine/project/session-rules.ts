import {
  type Rule,
  type SyntaxVisitor,
  type TextEdit,
  syntaxRule,
} from "../../../src/engine/api.ts";
import { MemoryStore, type StoreOptions } from "../../harness/memory-store.ts";
import { META } from "../../harness/rule-meta.ts";

export const PATH = "src/a.ts";

/** A rule of these tests alone. */
export function ruleOf(id: string, visit: SyntaxVisitor, more: Partial<Rule> = {}): Rule {
  const rule = syntaxRule({
    id,
    meta: { ...META, title: "Bad", level: "warning" },
    messages: { found: { what: "Bad {{name}}.", help: "Remove it." } },
    fixes: [{ id: "remove", kind: "fix", title: "Remove it" }],
    visit,
  });
  return { ...rule, ...more };
}

/** Reports every constant text that begins with `bad`, also through imports. */
export const bad = ruleOf("bad-text", {
  Identifier(node, context) {
    if (node.parent.type !== "CallExpression" || node.parent.arguments[0] !== node) return;
    if (context.semantics.string(node)?.startsWith("bad")) {
      context.report({ at: node, message: "found" });
    }
  },
  Literal(node, context) {
    if (typeof node.value !== "string" || !node.value.startsWith("bad")) return;
    const [start, end] = node.range;
    context.report({
      at: node,
      message: "found",
      fixes: [{ id: "remove", edits: () => [{ start, end, text: '""' }] }],
    });
  },
});

/** Reports every file, in a preset of its own. */
export function ofPreset(id: string, preset: "balanced" | "audit"): Rule {
  const rule = ruleOf(id, {
    Program: (node, context) => context.report({ at: node, message: "found" }),
  });
  return { ...rule, meta: { ...rule.meta, preset } };
}

export function fail(): never {
  throw new Error("cannot");
}

/** Reports every file, with these edits. */
export function offering(edits: readonly TextEdit[]): Rule {
  return ruleOf("edits-text", {
    Program(node, context) {
      const fixes = [{ id: "remove", edits: () => edits }];
      context.report({ at: node, message: "found", fixes });
    },
  });
}

export function deep(open: string, close: string): string {
  return open.repeat(10_000) + close.repeat(10_000);
}

export function storeWith(
  text: string,
  options: Partial<StoreOptions> = {},
  path = PATH,
): MemoryStore {
  return new MemoryStore({ [path]: text }, { rules: [bad], ...options });
}

export function marked(store: MemoryStore, path = PATH): string[] {
  const text = store.read(path) ?? "";
  return store.session
    .analyse(path)
    .findings.map(({ range }) => text.slice(range.start, range.end));
}
