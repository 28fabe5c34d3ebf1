// Makes the three files of a new rule: `npm run new-rule -- <category> <rule-id> "<Title>"`.
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { CATEGORIES } from "../src/engine/api.ts";

const ROOT = join(dirname(fileURLToPath(import.meta.url)), "..");
const [category = "", id = "", title = ""] = process.argv.slice(2);

if (
  !CATEGORIES.some((each) => each === category) ||
  !/^[a-z]+(?:-[a-z0-9]+)+$/.test(id) ||
  title === ""
) {
  console.error('Usage: npm run new-rule -- <category> <rule-id> "<Title>"');
  console.error(
    `Categories: ${CATEGORIES.join(", ")}. The id names the bad pattern, in kebab-case.`,
  );
  process.exit(2);
}
const folder = join(ROOT, "src/rules", category, id);
if (existsSync(folder)) {
  console.error(`${id} exists already.`);
  process.exit(2);
}

const ruleText = `import { syntaxRule } from "../../../engine/api.ts";

export const rule = syntaxRule({
  id: "${id}",
  meta: {
    category: "${category}",
    title: "${title}",
    level: "warning",
    confidence: "medium",
    preset: "audit",
    surface: "editor",
    cwe: [],
    owasp: [],
    asvs: [],
    tips: [2],
    since: "0.1.0",
  },
  messages: {
    found: {
      what: "Say what flows from where to where, in at most 120 characters.",
      help: "Say what to do about it.",
    },
  },
  noFix: "Say why, or declare fixes.",
  visit: {
    CallExpression(node, context) {
      if (context.semantics.callee(node) !== "package#function") return;
      context.report({ at: node, message: "found" });
    },
  },
});
`;

const pageText = `# ${id}

${title}.

## What

## Why it matters for a store

## Bad

\`\`\`ts
import { function } from "package";
\`\`\`

## Good

\`\`\`ts
export {};
\`\`\`

## Fix

## When not to report

## References

- Store-security tip 2
`;

const testText = `import { rule } from "../../../src/rules/${category}/${id}/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

testRule(rule, {
  valid: [],
  invalid: [],
});
`;

for (const [path, text] of [
  [join(folder, "rule.ts"), ruleText],
  [join(folder, "doc.md"), pageText],
  [join(ROOT, "test/rules", category, `${id}.test.ts`), testText],
] as const) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
console.log(`Wrote the rule, its page and its test. Now fill them in and run: npm run generate`);
