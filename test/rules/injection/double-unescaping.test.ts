import { rule } from "../../../src/rules/injection/double-unescaping/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

function of(expression: string): string {
  return `export const plain = (text: string) => ${expression};\n`;
}

testRule(rule, {
  valid: [
    {
      name: "a check that looks for what was encoded twice",
      code: `export function problemOf(next) {
  let text = decodeURIComponent(next);
  text = decodeURIComponent(text);
  if (text.startsWith("//")) return "other host";
  return text.includes(":") === false ? null : "scheme";
}
export function isPath(next) {
  const text = decodeURIComponent(decodeURIComponent(next));
  if (text.startsWith("//")) return false;
  return !text.includes(":");
}`,
    },
    {
      name: "the ampersand last",
      code: of('text.replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&amp;/g, "&")'),
    },
    { name: "the ampersand alone", code: of('text.replace(/&amp;/g, "&")') },
    {
      name: "the ampersand escaped first",
      code: of('text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/"/g, "&quot;")'),
    },
    {
      name: "one pass",
      code: of(
        'text.replace(/&(amp|lt|gt);/g, (_, name) => ({ amp: "&", lt: "<", gt: ">" })[name])',
      ),
    },
    {
      name: "the backslash escaped first",
      code: of(`text.replace(/\\\\/g, "\\\\\\\\").replace(/"/g, '\\\\"')`),
    },
    {
      name: "something else between",
      code: of('text.replace(/&amp;/g, "&").replace(/\\s+/g, " ")'),
    },
    { name: "decoded once", code: of("decodeURIComponent(text)") },
    { name: "two texts decoded", code: of("decodeURIComponent(text) + decodeURIComponent(text)") },
    {
      name: "query of an address, where & separates",
      code: of('text.replace(/&amp;/g, "&").replace(/&page=\\d+/g, "")'),
    },
  ],
  invalid: [
    {
      name: "a check that gives what it decoded",
      code: `export function pathOf(next) {
  const text = decodeURIComponent(decodeURIComponent(next));
  if (text.startsWith("//")) return "/";
  return text;
}`,
      findings: [{ at: "decodeURIComponent(decodeURIComponent(next))", level: "information" }],
    },
    {
      name: "the ampersand first",
      code: of('text.replace(/&amp;/g, "&").replace(/&lt;/g, "<").replace(/&gt;/g, ">")'),
      findings: [{ at: "/&amp;/g", level: "warning", message: "`&amp;gt;` becomes `>`" }],
      fixed: {
        reorder: of('text.replace(/&lt;/g, "<").replace(/&gt;/g, ">").replace(/&amp;/g, "&")'),
      },
    },
    {
      name: "with texts",
      code: of(`text.replaceAll("&amp;", "&").replaceAll("&#39;", "'")`),
      findings: [{ at: '"&amp;"' }],
    },
    {
      name: "in statements",
      code: `export function plain(text: string) {
  text = text.replace(/&amp;/g, "&");
  text = text.replace(/&quot;/g, '"');
  return text;
}
`,
      findings: [{ at: "/&amp;/g" }],
    },
    {
      name: "the ampersand escaped last",
      code: of('text.replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/&/g, "&amp;")'),
      findings: [{ at: "/&/g", message: "escaped once more" }],
      fixed: {
        reorder: of('text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;")'),
      },
    },
    {
      name: "the backslash unescaped first",
      code: of(`text.replace(/\\\\\\\\/g, "\\\\").replace(/\\\\n/g, "\\n")`),
      findings: [{ at: "/\\\\\\\\/g" }],
    },
    {
      name: "the percent sign first",
      code: of('text.replace(/%25/g, "%").replace(/%2F/gi, "/")'),
      findings: [{ at: "/%25/g" }],
    },
    {
      name: "decoded twice",
      code: of("decodeURIComponent(decodeURIComponent(text))"),
      findings: [{ at: "decodeURIComponent(decodeURIComponent(text))", level: "information" }],
    },
    {
      name: "decoded again after a check",
      code: `export function file(text: string) {
  const path = decodeURIComponent(text);
  if (path.includes("..")) return undefined;
  return decodeURIComponent(path);
}
`,
      findings: [{ at: "decodeURIComponent(path)" }],
    },
    {
      name: "a pattern of another file",
      code: `import { AMPERSAND } from "./patterns.ts";
export const plain = (text: string) => text.replace(AMPERSAND, "&").replace(/&lt;/g, "<");
`,
      files: { "src/patterns.ts": "export const AMPERSAND = /&amp;/g;\n" },
      findings: [{ at: "AMPERSAND" }],
    },
  ],
});
