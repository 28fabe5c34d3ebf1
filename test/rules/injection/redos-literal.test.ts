import { rule } from "../../../src/rules/injection/redos-literal/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

const EXPRESS = `import express from "express";
const app = express();
app.use(express.json());
`;

/** A route that answers with what an expression gives; `q` is a text of the visitor. */
function route(expression: string, before = ""): string {
  return `${EXPRESS}app.post("/s", (req, res) => {
  const q = String(req.body.q);
  ${before}res.json(${expression});
});
`;
}

/** The same for what stands in the head of a request. */
function head(expression: string): string {
  return `${EXPRESS}app.get("/s", (req, res) => {
  const q = String(req.query.q);
  const agent = req.get("user-agent") ?? "";
  res.json(${expression});
});
`;
}

testRule(rule, {
  valid: [
    { name: "each character has one place", code: route("/^[a-z]+(?:-[a-z]+)*$/.test(q)") },
    { name: "a repetition without an end behind it", code: route("q.match(/\\d+/g)") },
    { name: "characters that exclude each other", code: route("/^[a-z]+\\d+$/.test(q)") },
    { name: "bounded repetitions", code: route("/^(?:[a-z]{1,4}-){1,4}[a-z]{1,4}$/.test(q)") },
    { name: "a capped text", code: route("/^(a+)+$/.test(q)", "if (q.length > 40) return;\n") },
    { name: "a slice", code: route("/^(a+)+$/.test(q.slice(0, 40))") },
    { name: "a text of the shop", code: route('/^(a+)+$/.test("aaaa")') },
    {
      name: "a package whose functions are not exported",
      code: `function isName(text) { return /^(a+)+$/.test(text); }
isName("Corner Shop");
`,
    },
    { name: "a pattern that cannot fail behind the repetition", code: route("/^a*a*/.test(q)") },
    {
      name: "quadratic time for what is in the head of a request, which is short",
      code: head('q.replace(/\\s+$/, "") + agent.replace(/\\[.*\\]/, "")'),
    },
  ],
  invalid: [
    {
      name: "worse than quadratic time, which a short text is enough for",
      code: head("/^(a+)+$/.test(q) && /^(b+)+$/.test(agent)"),
      findings: [
        { at: "/^(a+)+$/", level: "warning" },
        { at: "/^(b+)+$/", level: "warning" },
      ],
    },
    {
      name: "a repetition in a repetition",
      code: route("/^(a+)+$/.test(q)"),
      findings: [{ at: "/^(a+)+$/", level: "warning", message: "exponential" }],
    },
    {
      name: "two alternatives for one character",
      code: route("/^(?:\\w|[a-f])*;$/.exec(q)"),
      findings: [{ at: "/^(?:\\w|[a-f])*;$/", level: "warning" }],
    },
    {
      name: "spaces at the end",
      code: route('q.replace(/\\s+$/, "")'),
      findings: [
        { at: "/\\s+$/", level: "information", message: "quadratic", fixes: ["use-trim"] },
      ],
      fixed: { "use-trim": route("q.trimEnd()") },
    },
    {
      name: "spaces at both ends",
      code: route('q.replace(/^\\s+|\\s+$/g, "")'),
      findings: [{ at: "/^\\s+|\\s+$/g", level: "information", fixes: ["use-trim"] }],
      fixed: { "use-trim": route("q.trim()") },
    },
    {
      name: "one repetition after another",
      code: route("/^\\S+@\\S+\\.\\S+$/.test(q)"),
      findings: [{ at: "/^\\S+@\\S+\\.\\S+$/", level: "information" }],
    },
    {
      name: "a pattern that is made of texts",
      code: route('new RegExp("^(a+)+$").test(q)'),
      findings: [{ at: 'new RegExp("^(a+)+$")' }],
    },
  ],
});
