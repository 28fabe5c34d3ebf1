import { rule } from "../../../src/rules/injection/bad-html-filter/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

function of(expression: string, name = "clean"): string {
  return `export function ${name}(html: string) {
  return ${expression};
}
`;
}

testRule(rule, {
  valid: [
    {
      name: "scripts first, all tags in a later step",
      code: `export function removeTags(html: string) {
  let text = html.replace(/<script\\b[^<]*(?:(?!<\\/script>)<[^<]*)*<\\/script>/gi, "");
  text = text.replace(/<br\\s*\\/?>/gi, "\\n");
  text = text.replace(/<[^>]*>/g, "");
  return text.trim();
}
`,
    },
    {
      name: "a sanitizer",
      code: `import DOMPurify from "dompurify";\n${of("DOMPurify.sanitize(html)")}`,
    },
    { name: "brackets escaped", code: of('html.replace(/</g, "&lt;")') },
    { name: "all tags for a text", code: of('html.replace(/<[^>]*>/g, "")', "toText") },
    {
      name: "scripts and then all tags",
      code: of(
        'html.replace(/<script[^>]*>[\\s\\S]*?<\\/script>/gi, "").replace(/<[^>]+>/g, " ")',
        "excerpt",
      ),
    },
    {
      name: "a bundler that looks for scripts",
      code: of("html.match(/<script[^>]*>([\\s\\S]*?)<\\/script>/)", "bundle"),
    },
    {
      name: "a comment of a template",
      code: of('html.replace(/<!-- price -->/g, "9.99")', "render"),
    },
    { name: "comments of a build", code: of('html.replace(/<!--[\\s\\S]*?-->/g, "")', "minify") },
    {
      name: "a script that is put in",
      code: of('html.replace("</head>", "<script></script></head>")'),
    },
    { name: "a word that begins with on", code: of('html.replace(/online/g, "")', "clean") },
  ],
  invalid: [
    {
      name: "a text that is taken out",
      code: of('html.split("javascript:").join("")'),
      findings: [{ at: '"javascript:"', message: "JavaScript:" }],
    },
    {
      name: "a request that is refused for it",
      path: "src/routes.js",
      code: `app.post("/bio", (req, res) => { if (/<script/.test(req.body.bio)) return res.sendStatus(400); res.send(req.body.bio); });`,
      findings: [{ at: "/<script/", message: "<SCRIPT>" }],
    },
    {
      name: "in lower case and in one line",
      code: of('html.replace(/<script>.*<\\/script>/g, "")'),
      findings: [{ at: "/<script>.*<\\/script>/g", level: "warning", message: "<SCRIPT>" }],
    },
    {
      name: "in one line",
      code: of('html.replace(/<script>.*<\\/script>/gi, "")'),
      findings: [{ at: "/<script>.*<\\/script>/gi", message: "\\n" }],
    },
    {
      name: "an end tag without spaces",
      code: of('html.replace(/<script\\b[^>]*>[\\s\\S]*?<\\/script>/gi, "")'),
      findings: [{ at: "/<script\\b[^>]*>[\\s\\S]*?<\\/script>/gi", message: "</script >" }],
    },
    {
      name: "tags that come together again",
      code: of('html.replace(/<\\/?script[^>]*>/gi, "")'),
      findings: [{ at: "/<\\/?script[^>]*>/gi" }],
    },
    {
      name: "comments in a sanitizer",
      code: of('html.replace(/<!--.*?-->/gs, "")', "sanitizeHtml"),
      findings: [{ at: "/<!--.*?-->/gs", message: "--!>" }],
    },
    {
      name: "event handlers in quotes",
      code: of(`html.replace(/ on\\w+="[^"]*"/gi, "")`),
      findings: [{ at: `/ on\\w+="[^"]*"/gi`, message: "onerror=alert(1)" }],
    },
    {
      name: "a scheme",
      code: of('html.replace(/javascript:/g, "")'),
      findings: [{ at: "/javascript:/g", message: "JavaScript:" }],
    },
    {
      name: "a look for scripts before a text is stored",
      code: of("!/<script.*?>.*?<\\/script>/.test(html)", "isSafeHtml"),
      findings: [{ at: "/<script.*?>.*?<\\/script>/" }],
    },
    {
      name: "a pattern of another file",
      code: `import { SCRIPT } from "./patterns.ts";
export const clean = (html: string) => html.replace(SCRIPT, "");
`,
      files: { "src/patterns.ts": "export const SCRIPT = /<script>.*<\\/script>/g;\n" },
      findings: [{ at: "SCRIPT" }],
    },
  ],
});
