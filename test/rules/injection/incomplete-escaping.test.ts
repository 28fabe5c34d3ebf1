import { rule } from "../../../src/rules/injection/incomplete-escaping/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

/** A function that gives what an expression makes of a text. */
function of(expression: string): string {
  return `export const clean = (text: string, tag: string) => ${expression};\n`;
}

testRule(rule, {
  valid: [
    {
      name: "what a test writes itself",
      path: "test/push.test.ts",
      code: `for (const event of EVENTS) assert.match(text, new RegExp(event.replace(".", "\\\\.")));`,
    },
    { name: "all quotes", code: of(`text.replaceAll("'", "''")`) },
    { name: "a pattern for all", code: of(`text.replace(/'/g, "''")`) },
    { name: "the quote at the beginning", code: of(`text.replace(/^"/, "")`) },
    { name: "the quotes of both ends", code: of(`text.replace('"', "").replace('"', "")`) },
    {
      name: "an opening and a closing bracket",
      code: of(`text.replace("<", "").replace(">", "")`),
    },
    { name: "a space for display", code: of(`text.replace(" ", "-")`) },
    { name: "a separator of numbers", code: of(`text.replace(",", ".")`) },
    { name: "a word", code: of(`text.replace("price", "total")`) },
    { name: "an extension", code: of(`text.replace(".png", ".webp")`) },
    { name: "the mark of a CSS variable", code: of('text.replace("--", "")') },
    { name: "a placeholder", code: of('text.replace("{name}", tag)') },
    {
      name: "the backslash first",
      code: of(`text.replace(/\\\\/g, "\\\\\\\\").replace(/"/g, '\\\\"')`),
    },
    { name: "quote and backslash together", code: of(`text.replace(/[\\\\"]/g, "\\\\$&")`) },
    { name: "what JSON wrote", code: of(`JSON.stringify(text).replace(/'/g, "\\\\'")`) },
    {
      name: "what JSON wrote, by a name",
      code: `export function inScript(value: unknown) {
  const json = JSON.stringify(value);
  return json.replace(/'/g, "\\\\'");
}
`,
    },
    { name: "a quote in a shell", code: of(`text.replace(/'/g, "'\\\\''")`) },
    { name: "quotes of CSV", code: of(`text.replace(/"/g, '""')`) },
    { name: "quotes as entities", code: of(`text.replace(/"/g, "&quot;")`) },
    {
      name: "until nothing changes",
      code: `export function relative(path: string) {
  let before;
  do {
    before = path;
    path = path.replace(/\\.\\.\\//g, "");
  } while (path !== before);
  return path;
}
`,
    },
    {
      name: "while there is one",
      code: `export function unquoted(text: string) {
  while (text.includes("'")) text = text.replace("'", "");
  return text;
}
`,
    },
    { name: "all pairs of dots, of which none is left", code: of(`text.replace(/\\.\\./g, "")`) },
    { name: "a text of the shop", code: `export const name = "it's".replace("'", "''");\n` },
  ],
  invalid: [
    {
      name: "the first quote, as a shell reads it",
      code: of(`text.replace("'", "'\\\\''")`),
      findings: [{ at: `"'"` }],
    },
    {
      name: "the first quote",
      code: of(`text.replace("'", "''")`),
      findings: [{ at: `"'"`, level: "warning", message: "Only the first `'`" }],
      fixed: { "replace-all": of(`text.replaceAll("'", "''")`) },
    },
    {
      name: "a pattern for the first",
      code: of(`text.replace(/"/, "&quot;")`),
      findings: [{ at: '/"/' }],
      fixed: { "replace-all": of(`text.replace(/"/g, "&quot;")`) },
    },
    {
      name: "one of several characters",
      code: of(`text.replace(/[<>&]/, "\\\\$&")`),
      findings: [{ at: "/[<>&]/" }],
    },
    {
      name: "the first dot of a pattern",
      code: of(`new RegExp(text.replace(".", "\\\\."))`),
      findings: [{ at: '"."' }],
    },
    {
      name: "the first step out of a folder",
      code: of(`text.replace("../", "")`),
      findings: [{ at: '"../"', message: "taken out" }],
    },
    {
      name: "the first bracket",
      code: of(`text.replace("<", "") + tag`),
      findings: [{ at: '"<"', level: "information" }],
    },
    {
      name: "a quote and not the backslash",
      code: of(`text.replace(/"/g, '\\\\"')`),
      findings: [{ at: '/"/g', message: "backslash" }],
      fixed: {
        "escape-backslash": of(`text.replace(/\\\\/g, '\\\\\\\\').replace(/"/g, '\\\\"')`),
      },
    },
    {
      name: "with replaceAll",
      code: of(`text.trim().replaceAll("'", "\\\\'")`),
      findings: [{ at: `"'"` }],
    },
    {
      name: "with split and join",
      code: of(`text.split("'").join("\\\\'")`),
      findings: [{ at: `"'"` }],
    },
    {
      name: "quotes of all kinds",
      code: of(`text.replace(/(['"])/g, "\\\\$1")`),
      findings: [{ at: `/(['"])/g` }],
    },
    {
      name: "the backslash afterwards",
      code: of(`text.replace(/'/g, "\\\\'").replace(/\\\\/g, "\\\\\\\\")`),
      findings: [{ at: "/'/g" }],
    },
    {
      name: "one pass over steps out of a folder",
      code: of(`text.replace(/\\.\\.\\//g, "")`),
      findings: [{ at: "/\\.\\.\\//g", message: "one pass" }],
    },
    {
      name: "either kind of step",
      code: of(`text.replace(/\\.\\.[\\/\\\\]/g, "")`),
      findings: [{ at: "/\\.\\.[\\/\\\\]/g" }],
    },
    {
      name: "one pass over a text",
      code: of(`text.replaceAll("../", "")`),
      findings: [{ at: '"../"' }],
    },
    {
      name: "a pattern of another file",
      code: `import { QUOTE } from "./patterns.ts";
export const quoted = (text: string) => text.replace(QUOTE, "\\\\'");
`,
      files: { "src/patterns.ts": "export const QUOTE = /'/g;\n" },
      findings: [{ at: "QUOTE" }],
    },
  ],
});
