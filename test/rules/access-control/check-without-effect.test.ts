import { rule } from "../../../src/rules/access-control/check-without-effect/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

const path = "src/routes.ts";
const ASYNC = `async function isAdmin(user) { return (await find(user.id)).role === "admin"; }`;

testRule(rule, {
  valid: [
    {
      name: "a check that refuses through its promise, and that is waited for",
      code: `async function checkAdmin(user) { if (!user.admin) throw new Error("no"); }\nexport async function remove(req) { await checkAdmin(req.user); }`,
    },
    {
      name: "a check that is handed on",
      code: `async function checkAdmin(user) { if (!user.admin) throw new Error("no"); }\nexport function remove(req) { return checkAdmin(req.user).then(() => 1); }`,
    },
    {
      name: "a check that refuses at once",
      code: `function checkAdmin(user) { if (!user.admin) throw new Error("no"); }\nexport async function remove(req) { checkAdmin(req.user); }`,
    },
    {
      name: "an asynchronous function that refuses nobody",
      code: `async function checkUserAgent(req) { await log(req.headers); }\nexport async function remove(req) { checkUserAgent(req); }`,
    },
    {
      name: "what is thrown is caught again",
      code: `async function verifyAccess(user) { try { if (!user.admin) throw new Error("no"); } catch (error) { log(error); } }\nexport async function remove(req) { verifyAccess(req.user); }`,
    },
    {
      name: "no check of a person",
      code: `async function checkStock(id) { if (!(await find(id))) throw new Error("none"); }\nexport async function remove(req) { checkStock(req.params.id); }`,
    },
    {
      name: "lists that wait for what they ask, and answers that are waited for",
      path,
      code: `export async function f(lines) { await Bluebird.resolve(lines).filter(async (line) => allowed(line)); for await (const line of stream.filter(async (each) => allowed(each))) go(line); lines.filter((line) => line.open).map(async (line) => send(line)); promises.filter(lines, async (line) => allowed(line)); }`,
    },
    {
      name: "a choice in front, a default, and a negation of the whole or of two flags",
      path,
      code: `if (user.role === (given || "admin")) go(); if (!(key in allowed)) stop(); if (!a === !b) same(); if (!!a === true) go(); if (!open === isClosed) go();`,
    },
    {
      name: "a comparison with itself, which takes the time of a real one",
      code: `import { timingSafeEqual } from "node:crypto";
if (a.length !== b.length) {
  const buf = Buffer.from(a);
  timingSafeEqual(buf, buf);
  return false;
}`,
    },
    {
      name: "compared once it is there, and builders of sentences",
      path: "src/routes.ts",
      code: `async function isAdmin(user) { return user.ok; }\nexport async function f(user) { if ((await isAdmin(user)) === false) throw new Error(); if (isAdmin(user) === other) throw new Error(); cy.get("a").should("b").includes("c"); expect(req.get("origin")).includes("a"); }`,
    },
    {
      name: "the answer is waited for",
      path,
      code: `${ASYNC}\nexport async function f(user) { if (!(await isAdmin(user))) throw new Error(); const ok = await isAdmin(user); return ok ? 1 : 2; }`,
    },
    {
      name: "the promise is handed on",
      path,
      code: `${ASYNC}\nexport function f(user) { const asked = isAdmin(user); if (asked) asked.then(show); return isAdmin(user).then((ok) => ok || stop()); }`,
    },
    {
      name: "a function that answers at once",
      path,
      code: `const isAdmin = (user) => user.role === "admin";\nexport function f(user) { if (!isAdmin(user)) throw new Error(); }`,
    },
    {
      name: "a function of which nothing is known",
      path,
      code: `import { isAdmin } from "./unknown.ts";\nexport function f(user) { if (!isAdmin(user)) throw new Error(); }`,
    },
    {
      name: "an asynchronous generator is no answer, and neither is another class's method",
      path,
      code: `class A { async allowed() { return true; } }\nclass B { allowed() { return false; } run() { if (this.allowed()) go(); } }`,
    },
    {
      name: "each value is compared",
      path,
      code: `if (role === "admin" || role === "staff") go(); if (role !== "admin" && role !== "staff") stop();`,
    },
    {
      name: "a default",
      path,
      code: `const mode = given === "dark" || "light"; const name = user.name || "guest"; if (a === "x" || "") go();`,
    },
    {
      name: "two values, or two kinds of nothing",
      path,
      code: `if (a !== "x" || b !== "x") go(); if (a !== null || a !== undefined) go(); if (next() !== "a" || next() !== "b") go(); if (bytes[i++] !== 1 || bytes[i++] !== 2) go(); if (a == 1 && a == "1") go();`,
    },
    {
      name: "assignments of what is computed",
      path,
      code: `let found; if ((found = list.find(isOwn))) go(found); while ((found = next())) go(found);`,
    },
    {
      name: "positions that are compared, and the beginning of a text",
      path,
      code: `if (roles.indexOf(role) >= 0) go(); if (~roles.indexOf(role)) go(); if (!url.indexOf("https://shop.example/")) go(); if (list.indexOf(a, 1)) go();`,
    },
    {
      name: "types that there are",
      path,
      code: `if (typeof x === "object" || typeof x === "bigint" || typeof y === kind) go(); if (Number.isNaN(x)) go(); const NaN2 = 1; if (x === NaN2) go();`,
    },
    {
      name: "sentences of tests, and calls that do something",
      path,
      code: `expect(list).to.includes("a"); list.should.includes("a"); isReady(); roles.push("a"); cache.has("a"); function isReady() { start(); return true; }`,
    },
    {
      name: "nothing runs behind the refusal",
      path,
      code: `app.get("/a", (req, res) => { if (!req.user) { return res.sendStatus(401); } res.json(all()); });
app.get("/b", (req, res) => { if (!req.user) { res.sendStatus(401); return; } res.json(all()); });
app.get("/c", (req, res) => { if (!req.user) { res.sendStatus(401); } else { res.json(all()); } });
app.get("/d", (req, res) => { if (!req.user) res.sendStatus(401); });
app.get("/e", (req, res) => { if (!req.user) { res.sendStatus(401); } console.log("asked"); });
app.get("/f", (req, res) => { if (!req.user) { res.sendStatus(401); } invariant(req.user, "nobody"); res.json(all()); });`,
    },
    {
      name: "the status alone, and a branch that notes something",
      path,
      code: `app.get("/a", (req, res) => { if (!req.user) { res.status(401); } res.json({ error: !req.user }); });
app.get("/b", (req, res) => { let ok = true; if (!req.user) { ok = false; res.sendStatus(401); } if (ok) res.json(all()); });
app.get("/c", (req, res) => { if (!req.user) { res.sendStatus(401); } if (!res.headersSent) res.json(all()); });`,
    },
    {
      name: "a bad request is no refusal",
      path,
      code: `app.get("/a", (req, res) => { if (!req.query.q) { res.status(400).json({}); } res.json(all()); });`,
    },
    {
      name: "tests",
      path: "test/routes.test.ts",
      code: `${ASYNC}\nif (isAdmin(user)) go(); roles.includes("a");`,
    },
  ],
  invalid: [
    {
      name: "a check that refuses through its promise",
      code: `async function checkAdmin(user) { if (!user.admin) throw new Error("no"); }\nexport async function remove(req) { checkAdmin(req.user); await drop(req.params.id); }`,
      findings: [{ at: "checkAdmin(req.user)", fixes: ["await-answer"] }],
    },
    {
      name: "a method of an object, where nobody can wait",
      code: `const Authentication = { async checkUserId(id) { if (id === undefined) throw new Error("no"); } };\nexport function remove(req) { Authentication.checkUserId(req.userId); drop(req.params.id); }`,
      findings: [{ at: "Authentication.checkUserId(req.userId)", fixes: [] }],
    },
    {
      name: "a list that asks functions for promises",
      path,
      code: `export function f(lines) { if (lines.some(async (line) => await blocked(line))) stop(); return lines.filter(async ({ id }) => allowed(id)); }`,
      findings: [
        { at: "lines.some(async (line) => await blocked(line))", message: "`some`" },
        { at: "lines.filter(async ({ id }) => allowed(id))", message: "`filter`" },
      ],
    },
    {
      name: "a choice that is its first value",
      path,
      code: `if (user.role === ("admin" || "owner")) go();`,
      findings: [{ at: `user.role === ("admin" || "owner")`, message: `always \`"admin"\`` }],
    },
    {
      name: "a negation of one side",
      path,
      code: `if (!user.role === "admin") stop(); if (!key in allowed) stop(); if (!error instanceof TypeError) stop();`,
      findings: [
        { at: `!user.role === "admin"`, message: "`!user.role`" },
        { at: "!key in allowed" },
        { at: "!error instanceof TypeError" },
      ],
    },
    {
      name: "a promise that is compared, and a header that nobody asks for",
      path: "src/routes.ts",
      code: `async function isAdmin(user) { return user.ok; }\nexport async function f(user, req) { if (isAdmin(user) === false) throw new Error(); req.get("origin").endsWith(".pottery.com"); }`,
      findings: [{ at: "isAdmin(user)" }, { at: `req.get("origin").endsWith(".pottery.com")` }],
    },
    {
      name: "a promise in place of its answer",
      path,
      code: `${ASYNC}\nexport async function f(user) { if (!isAdmin(user)) throw new Error(); return isAdmin(user) && user.ok ? 1 : 2; }`,
      findings: [
        {
          at: "isAdmin(user)",
          message:
            "`isAdmin()` returns a promise, which is always truthy: its result decides nothing.",
        },
        { at: "isAdmin(user)" },
      ],
    },
    {
      name: "a constant, a method, and a function that says so in its type",
      path,
      code: `const mayEdit = async (user, id) => (await owner(id)) === user.id;
declare function find(): Promise<boolean>;
function known(user): Promise<boolean> { return find(); }
class Orders { async mayRead(user) { return known(user); } read(user) { if (!this.mayRead(user)) throw new Error(); } }
export function f(user) { const ok = mayEdit(user, 1); if (!ok) throw new Error(); return known(user) ? 1 : 2; }`,
      findings: [{ at: "this.mayRead(user)" }, { at: "ok" }, { at: "known(user)" }],
    },
    {
      name: "a text by itself, and what cannot be both",
      path,
      code: `if (user.role === "admin" || "staff") go(); if (role !== "admin" || role !== "staff") stop(); if (role === 1 && role === 2) go();`,
      findings: [
        {
          at: `"staff"`,
          message: `\`"staff"\` by itself is always true: everybody passes this condition.`,
        },
        { at: `role !== "admin" || role !== "staff"` },
        { at: `role === 1 && role === 2` },
      ],
    },
    {
      name: "assigned, looked up and never equal",
      path,
      code: `if ((user.role = "admin")) go(); if (roles.indexOf(role)) go(); if (typeof roles === "array" || price === NaN) go();`,
      findings: [
        { at: `user.role = "admin"` },
        { at: "roles.indexOf(role)" },
        { at: `typeof roles === "array"` },
        { at: "price === NaN" },
      ],
    },
    {
      name: "answers that are thrown away",
      path,
      code: `import bcrypt from "bcrypt";
import { timingSafeEqual } from "node:crypto";
const isEmail = (text) => /^\\S+@\\S+$/.test(text);
export async function f(user, given) { isEmail(user.email); ROLES.includes(user.role); await bcrypt.compare(given, user.hash); timingSafeEqual(a, b); return user; }`,
      findings: [
        { at: "isEmail(user.email)" },
        { at: "ROLES.includes(user.role)" },
        { at: "bcrypt.compare(given, user.hash)" },
        { at: "timingSafeEqual(a, b)" },
      ],
    },
    {
      name: "refused, and gone on",
      path,
      code: `app.get("/a", (req, res) => { if (!req.user) { res.status(401).json({ error: "log in" }); } res.json(all()); });
app.get("/b", async (req, res) => { if (req.user.role !== "admin") res.sendStatus(403); const rows = await all(); res.json(rows); });`,
      findings: [
        { at: `res.status(401).json({ error: "log in" });` },
        { at: "res.sendStatus(403);" },
      ],
    },
  ],
});
