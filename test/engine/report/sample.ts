import {
  type Rule,
  type RuleMeta,
  type SarifInput,
  audit,
  computeFixes,
  syntaxRule,
} from "../../../src/engine/api.ts";
import { MemoryStore } from "../../harness/memory-store.ts";

const META: RuleMeta = {
  category: "injection",
  title: "Evaluates text as code",
  level: "error",
  confidence: "high",
  preset: "quiet",
  surface: "editor",
  cwe: [95, 1336],
  owasp: ["A03:2021", "A05:2025"],
  asvs: ["1.3.2"],
  tips: [2, 4],
  since: "0.1.0",
};

/** Reports calls of `evil`, with a way from the first line and a fix. */
const EVIL: Rule = syntaxRule({
  id: "evil-call",
  meta: META,
  messages: { found: { what: "{{name}} runs text as code.", help: "Call `good` instead." } },
  fixes: [{ id: "use-good", kind: "suggestion", title: "Call good" }],
  visit: {
    CallExpression(node, context) {
      if (node.callee.type !== "Identifier" || node.callee.name !== "evil") return;
      const [start, end] = node.callee.range;
      context.report({
        at: node,
        message: "found",
        data: { name: "evil" },
        steps: [{ file: context.path, range: { start: 0, end: 5 }, message: "it comes from here" }],
        fixes: [{ id: "use-good", edits: () => [{ start, end, text: "good" }] }],
      });
    },
  },
});

/** Reports `debugger`, has no fix and no weakness number. */
const DEBUG: Rule = syntaxRule({
  id: "debugger-left",
  meta: { ...META, title: "Leaves a debugger", level: "information", cwe: [], owasp: [], tips: [] },
  messages: { found: { what: "A debugger statement is left.", help: "Remove it." } },
  noFix: "Only its author knows what it was for.",
  visit: {
    DebuggerStatement: (node, context) => context.report({ at: node, message: "found" }),
  },
});

/** Fails on one file. */
const BROKEN: Rule = syntaxRule({
  id: "broken-rule",
  meta: { ...META, level: "hint" },
  messages: { found: { what: "Never said.", help: "Never." } },
  noFix: "There is nothing to fix.",
  visit: {
    WithStatement() {
      throw new Error("a bug");
    },
  },
});

export const FILES: Readonly<Record<string, string>> = {
  "src/cart.ts": "input;\nevil(1);\ndebugger;\n",
  "src/app/[slug]/page +1.ts": "input;\n  evil(2);\n",
  "test/cart.test.ts": "input; evil(3);\n",
  "src/silent.ts":
    "input;\n// storewarden-ignore evil-call -- reviewed <b> until 2027-01-31\nevil(4);\n",
  "src/hostile.ts": 'input; /* </style><script>alert(1)</script> */ evil("\u202e");\n',
  "src/torn.ts": "<<<<<<< ours\nevil(5);\n=======\n>>>>>>> theirs\n",
  "src/legacy.js": "with (a) b;\n",
  "package.json": "{}",
};

const RULES: readonly Rule[] = [EVIL, DEBUG, BROKEN];

/** A report's input from an audit of the files above, with everything in it that a report can show. */
export async function sample(
  files: Readonly<Record<string, string>> = FILES,
  more: Partial<SarifInput> = {},
): Promise<SarifInput> {
  const store = new MemoryStore(files, {
    rules: RULES,
    configuration: {
      suppressions: [{ rule: "evil-call", files: "src/hostile.ts", reason: "known to the team" }],
    },
  });
  const result = await audit({
    session: store.session,
    files: Object.keys(files),
    skipped: [
      { path: "dist/", reason: "build output (dist/)" },
      { path: "pack/dist/", reason: "build output (dist/)" },
      { path: "big.ts", reason: "larger than 1 MB" },
    ],
    tracked: { known: false, reason: "the folder is not in a git repository" },
    lookUpOff: "look-ups are switched off",
  });
  return {
    audit: result,
    rules: RULES,
    activeRules: store.session.rules.active.length,
    preset: "quiet",
    root: "corner <shop>",
    version: "0.1.0",
    startedAt: new Date("2026-11-22T12:00:00Z"),
    endedAt: new Date("2026-11-22T12:00:01.500Z"),
    otherFiles: 3,
    read: (path) => store.read(path),
    fixesOf: (path) => computeFixes(store.session, path, store.read(path) ?? "", () => true),
    ...more,
  };
}
