import { rule } from "../../../src/rules/access-control/check-without-effect/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

const handler = (refusal: string, after = "res.json(await orders.all());"): string =>
  `app.get("/orders", async (req, res) => {\n  const user = await load(req);\n  ${refusal}\n  ${after}\n});\n`;
const service = (method: string): Readonly<Record<string, string>> => ({
  "src/rights.ts": `export class Rights {\n  ${method}\n}\nexport const rights = {\n  ${method},\n};\n`,
});
const asked = (call: string): string => `import { Rights, rights } from "./rights";
const own = new Rights();
export class Desk {
  constructor(private readonly given: Rights) {}
  async open(user, res) {
    if (!${call}) return res.sendStatus(403);
    return this.all();
  }
}
`;
const ASYNC = "async mayOpen(user: User) { return (await load(user)).rights.includes('desk'); }";
const PLAIN = "mayOpen(user: User) { return user.rights.includes('desk'); }";

testRule(rule, {
  valid: [
    {
      name: "a refusal that ends the handler",
      code: handler("if (!user) return res.status(401).json({});"),
    },
    {
      name: "an answer that refuses nothing",
      code: handler("user && res.setHeader('x-user', user.id);"),
    },
    { name: "a refusal at the end", code: handler("", "user || res.sendStatus(401);") },
    { name: "an error that is thrown", code: handler("user || fail(401);") },
    {
      name: "an answer that is asked for afterwards",
      code: handler("!user && res.sendStatus(401);", "if (!res.headersSent) res.json([]);"),
    },
    {
      name: "a method that answers at once",
      path: "src/desk.ts",
      files: service(PLAIN),
      code: asked("own.mayOpen(user)"),
    },
    {
      name: "an answer that is waited for",
      path: "src/desk.ts",
      files: service(ASYNC),
      code: asked("(await own.mayOpen(user))"),
    },
    {
      name: "an object that is not known",
      path: "src/desk.ts",
      files: service(ASYNC),
      code: asked("others.mayOpen(user)"),
    },
  ],
  invalid: [
    {
      name: "a refusal behind &&",
      code: handler("!user && res.status(401).json({ error: 'log in' });"),
      findings: [{ at: "res.status(401).json({ error: 'log in' })", fixes: ["return-answer"] }],
      fixed: {
        "return-answer": handler("if (!user) return res.status(401).json({ error: 'log in' });"),
      },
    },
    {
      name: "a refusal behind ||",
      code: handler("user.isStaff || res.sendStatus(403);"),
      findings: [{ at: "res.sendStatus(403)", fixes: ["return-answer"] }],
      fixed: { "return-answer": handler("if (!user.isStaff) return res.sendStatus(403);") },
    },
    {
      name: "a condition of several parts",
      code: handler("(user && user.isStaff) || res.sendStatus(403);"),
      findings: [{ at: "res.sendStatus(403)" }],
      fixed: {
        "return-answer": handler("if (!(user && user.isStaff)) return res.sendStatus(403);"),
      },
    },
    {
      name: "a method of a class of another file",
      path: "src/desk.ts",
      files: service(ASYNC),
      code: asked("own.mayOpen(user)"),
      findings: [{ at: "own.mayOpen(user)", fixes: ["await-answer"] }],
      fixed: { "await-answer": asked("await own.mayOpen(user)") },
    },
    {
      name: "a field with its class written beside it",
      path: "src/desk.ts",
      files: service(ASYNC),
      code: asked("this.given.mayOpen(user)"),
      findings: [{ at: "this.given.mayOpen(user)" }],
    },
    {
      name: "a method of an object of another file",
      path: "src/desk.ts",
      files: service(ASYNC),
      code: asked("rights.mayOpen(user)"),
      findings: [{ at: "rights.mayOpen(user)" }],
    },
  ],
});
