import { rule } from "../../../src/rules/injection/hidden-code/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

testRule(rule, {
  valid: [
    {
      name: "a picture",
      code: `const logo = Buffer.from("R0lGODlhAQABAAAAACw=", "base64");\nshow(logo);`,
    },
    {
      name: "a text that is parsed",
      code: `const settings = JSON.parse(Buffer.from("eyJhIjoxfQ==", "base64").toString());`,
    },
    {
      name: "what an environment holds",
      code: `const key = Buffer.from(process.env.KEY, "base64").toString();\nrun(key);`,
    },
    {
      name: "an ordinary module",
      code: `const cp = require("child_process");\nconst a = require(["lodash"].join(""));`,
    },
    { name: "a timer with a function", code: `setTimeout(() => show(atob("c2hvcA==")), 10);` },
    {
      name: "an address with escapes",
      code: `const run = eval;\nopen(decodeURIComponent("/shop%20of%20clay"));`,
    },
    {
      name: "a text of somebody else",
      code: `export const run = (text) => new Function(atob(text));`,
    },
  ],
  invalid: [
    {
      name: "Base64 and eval",
      code: `eval(Buffer.from("Y29uc29sZS5sb2coMSk=", "base64").toString("utf8"));`,
      findings: [
        {
          at: `Buffer.from("Y29uc29sZS5sb2coMSk=", "base64").toString("utf8")`,
          level: "error",
          message: "Base64",
        },
      ],
    },
    {
      name: "a constant and a constructor",
      code: `const text = "Y29uc29sZS5sb2coMSk=";\nconst code = atob(text);\nnew Function("a", code)(1);`,
      findings: [{ at: "code" }],
    },
    {
      name: "the name of a module through a function",
      code: `const h = (s) => Buffer.from(s, "hex").toString();\nrequire(h("6368696c645f70726f63657373")).exec("ls");`,
      findings: [{ at: `h("6368696c645f70726f63657373")`, message: "hexadecimal" }],
    },
    {
      name: "numbers in a page",
      code: `window.setTimeout(String.fromCharCode(97, 108, 101, 114, 116, 40, 49, 41), 5);`,
      findings: [{ at: "String.fromCharCode(97, 108, 101, 114, 116, 40, 49, 41)" }],
    },
    {
      name: "a command, an import and escapes",
      code: `import { exec } from "node:child_process";\nexec(Buffer.from("Y3VybCB4", "base64").toString());\nawait import(Buffer.from("6e6574", "hex").toString());\neval(unescape("%61%6c%65%72%74%28%31%29"));`,
      findings: [
        { at: `Buffer.from("Y3VybCB4", "base64").toString()` },
        { at: `Buffer.from("6e6574", "hex").toString()` },
        { at: `unescape("%61%6c%65%72%74%28%31%29")` },
      ],
    },
  ],
});
