import { rule } from "../../../src/rules/injection/mistaken-pattern/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

const path = "src/lib/checks.ts";

testRule(rule, {
  valid: [
    {
      name: "space and marks at both ends, and two beginnings that differ",
      path: "src/lib/checks.ts",
      code: `text.replace(/^\\s+|\\s+$/, ""); text.replace(/^-+,|-+,$/, ""); const known = /^use\\w+|Context$/.test(text);`,
    },
    {
      name: "choices in brackets, all anchored, none, and ends that may be meant",
      path: "src/lib/checks.ts",
      code: String.raw`const a = /^(?:a|b|c)$/; const b = /^a$|^b$|^c$/; const c = /a|b|c/; const d = /^a|b$/; const e = /^\s+|\s{2,}|\s+$/; const f = /^-|--|-$/; const g = /^a|b|c$/g;`,
    },
    {
      name: "ranges of one kind",
      path,
      code: String.raw`const a = /^[A-Za-z0-9_-]+$/; const b = /[ -~]/; const c = /[À-ž]/; const d = /[A-Z-a]/;`,
    },
    {
      name: "no range at all",
      path,
      code: String.raw`const a = /A-z/; const b = /\[A-z\]/; const c = /[A\-z]/;`,
    },
    {
      name: "two backslashes, and those that change nothing",
      path,
      code: String.raw`new RegExp("^\\d+\\.$"); new RegExp("[\?&]" + name + "=([^&#]*)"); new RegExp("a\/b\"c\n\u0020"); new RegExp(/^\d+$/);`,
    },
    {
      name: "raw texts, and holes of templates",
      path,
      code: "new RegExp(String.raw`^\\d+$`); new RegExp(`^\\\\d+$`); new RegExp(`^\\${name}`); new RegExp(`^${name}\\\\.`);",
    },
    { name: "escaped brackets open nothing", path, code: String.raw`new RegExp("\\[[\?.]\\]");` },
    {
      name: "another thing of that name",
      path,
      code: String.raw`import { RegExp } from "other"; new RegExp("^\d+$"); print("^\d+$");`,
    },
    {
      name: "without the flag, or made for each call",
      path,
      code: `const A = /a/; export const isA = (text) => A.test(text); export function f(text) { const b = /b/g; return b.test(text); }`,
    },
    {
      name: "from match to match",
      path,
      code: `const A = /a/g; export function f(text) { while (A.test(text)) count(); A.lastIndex = 0; }`,
    },
    {
      name: "set back, and not tested",
      path,
      code: `const A = /a/g; const B = /b/g; export function f(text) { A.lastIndex = 0; return A.test(text) && text.match(B); }`,
    },
    {
      name: "once for the whole program",
      path,
      code: `const A = /a/g; if (A.test(process.argv[2])) run();`,
    },
    { name: "tests", path: "test/checks.test.ts", code: `const A = /[A-z]/;` },
  ],
  invalid: [
    {
      name: "two choices that begin alike",
      path: "src/lib/checks.ts",
      code: `export const isFile = (text) => /^\\w+\\.pdf|\\w+\\.png$/.test(text);`,
      findings: [{ at: "/^\\w+\\.pdf|\\w+\\.png$/" }],
    },
    {
      name: "choices of which only two are anchored",
      path: "src/lib/checks.ts",
      code: `export const isRole = (text) => /^admin|staff|guest$/.test(text);`,
      findings: [{ at: "/^admin|staff|guest$/" }],
    },
    {
      name: "capitals to small letters",
      path,
      code: `const a = /^[A-z0-9]+$/; const b = /[^a-zA-f]/g;`,
      findings: [
        {
          at: "A-z",
          message: "`A-z` matches brackets, a backslash, `^`, `_` and a backtick, too.",
        },
        { at: "A-f" },
      ],
    },
    {
      name: "backslashes of a text",
      path,
      code: String.raw`const a = new RegExp("^\d{4}$"); const b = RegExp('^https://shop\.example/'); const c = new RegExp("^[\w-]+" + end);`,
      findings: [
        {
          at: String.raw`\d`,
          message:
            "The text loses this backslash before it becomes a pattern: `\\d` is read as `d`.",
        },
        { at: String.raw`\.` },
        { at: String.raw`\w` },
      ],
    },
    {
      name: "a pattern that remembers where it was",
      path,
      code: `const EMAIL = /^[^@]+@[^@]+$/g; const WORD = /forbidden/gi; export const isEmail = (text) => EMAIL.test(text); export function blocked(text) { if (WORD.test(text)) throw new Error(text.replace(WORD, "")); }`,
      findings: [{ at: "EMAIL.test(text)" }, { at: "WORD.test(text)" }],
    },
  ],
});
