import { describe, expect, it } from "vitest";
import { rules } from "../../../src/generated/rules.ts";
import { MemoryStore } from "../../harness/memory-store.ts";

const HEAD = `
import express from "express";
import { Pool } from "pg";
const app = express();
app.use(express.json());
const pool = new Pool();
const SORTS = ["title", "price"];
`;

/** True when the text `sort` of the request reaches the query behind these lines. */
function reaches(lines: string, files: Readonly<Record<string, string>> = {}, head = ""): boolean {
  const code = `${HEAD}${head}
app.get("/list", async (req, res) => {
  let sort = req.query.sort;
  ${lines}
  await pool.query("SELECT 1 ORDER BY " + sort);
  res.end();
});`;
  const sql = rules.filter((rule) => rule.id === "sql-injection");
  const { session } = new MemoryStore({ "src/app.ts": code, ...files }, { rules: sql });
  const { findings, crashes } = session.analyse("src/app.ts");
  expect(crashes).toEqual([]);
  return findings.length > 0;
}

it("finds what nothing stops", () => {
  expect(reaches("")).toBe(true);
});

describe("predicates of the program", () => {
  const say = (body: string): string => `function ok(value: string) { ${body} }`;

  it.each([
    "return SORTS.includes(value);",
    "return !!value && SORTS.includes(value);",
    "if (SORTS.includes(value)) return true; return false;",
    "if (!value) return false; if (!SORTS.includes(value)) { return false; } return !0;",
    "const known = SORTS.includes(value); return known;",
    "return value === 'title' || value === 'price';",
    "return typeof value === 'string' && /^[a-z_]+$/.test(value);",
    "switch (value) { case 'title': case 'price': return true; default: return false; }",
    "return inner(value); function inner(each: string) { return SORTS.includes(each); }",
    "for (const each of SORTS) { if (each === value) return true; } return false;",
  ])("are believed when they let nothing else through: %s", (body) => {
    expect(reaches("if (!ok(sort)) return res.end();", {}, say(body))).toBe(false);
  });

  it.each([
    "return value.length > 3;",
    "return !SORTS.includes(value);",
    "if (SORTS.includes(value)) return true; return value.length < 9;",
    "return SORTS.includes(value) || value.startsWith('x');",
    "return typeof value === 'string';",
    "return true;",
    "SORTS.includes(value); return true;",
  ])("are not believed otherwise: %s", (body) => {
    expect(reaches("if (!ok(sort)) return res.end();", {}, say(body))).toBe(true);
  });

  it("say nothing by their types alone", () => {
    const head = "const ok = (value: unknown): value is 'title' => Boolean(value);";
    expect(reaches("if (!ok(sort)) return res.end();", {}, head)).toBe(true);
  });

  it("hold where they are asked, and for what they are asked of", () => {
    const head = say("return SORTS.includes(value);");
    expect(reaches("if (ok(sort)) return res.end();", {}, head)).toBe(true);
    expect(reaches("if (!ok(req.query.other)) return res.end();", {}, head)).toBe(true);
    expect(reaches("if (!ok(sort)) console.log('unknown');", {}, head)).toBe(true);
    expect(reaches("if (!ok(sort)) sort = 'title';", {}, head)).toBe(false);
  });

  it("are found in other files", () => {
    const files = {
      "src/checks.ts":
        "const SORTS = new Set(['a']); export const ok = (value: string) => SORTS.has(value);",
    };
    const head = "import { ok } from './checks.ts';";
    expect(reaches("if (!ok(sort)) return res.end();", files, head)).toBe(false);
  });
});

describe("functions that throw", () => {
  const say = (body: string): string => `function assertOk(value: string) { ${body} }`;

  it("have checked what comes after them", () => {
    const good = say("if (!SORTS.includes(value)) throw new Error('unknown');");
    expect(reaches("assertOk(sort);", {}, good)).toBe(false);
    const early = say("if (SORTS.includes(value)) return; throw new Error('unknown');");
    expect(reaches("assertOk(sort);", {}, early)).toBe(false);
    const loose = say("if (!value) throw new Error('missing');");
    expect(reaches("assertOk(sort);", {}, loose)).toBe(true);
    const sometimes = say("if (!SORTS.includes(value) && SORTS.length > 3) throw new Error('no');");
    expect(reaches("assertOk(sort);", {}, sometimes)).toBe(true);
  });

  it("end the way that calls them", () => {
    const stop = "function stop(): never { throw new Error('unknown'); }";
    expect(reaches("if (!SORTS.includes(sort)) stop();", {}, stop)).toBe(false);
    const go = "function stop() { console.log('unknown'); }";
    expect(reaches("if (!SORTS.includes(sort)) stop();", {}, go)).toBe(true);
    expect(reaches("if (!SORTS.includes(sort)) process.exit(1);")).toBe(false);
  });
});

describe("lists", () => {
  it("are trusted when nobody outside fills them", () => {
    expect(reaches("if (!SORTS.includes(sort)) return;")).toBe(false);
    expect(reaches("if (!SORTS.some((each) => each === sort)) return;")).toBe(false);
    expect(reaches("if (SORTS.indexOf(sort) === -1) return;")).toBe(false);
    expect(reaches("if (!String(req.query.of).split(',').includes(sort)) return;")).toBe(true);
    expect(reaches("if (!req.query.of.includes(sort)) return;")).toBe(true);
  });

  it("are clean when every element is", () => {
    const every = "if (!sort.every((each) => SORTS.includes(each))) return;";
    expect(reaches(`sort = String(sort).split(','); ${every}`)).toBe(false);
    const some = "if (!sort.some((each) => SORTS.includes(each))) return;";
    expect(reaches(`sort = String(sort).split(','); ${some}`)).toBe(true);
    const filter = "sort = String(sort).split(',').filter((each) => SORTS.includes(each)).join();";
    expect(reaches(filter)).toBe(false);
  });
});

describe("members of the request", () => {
  it("are checked where they are", () => {
    const read = "sort = req.query.sort;";
    expect(reaches(`if (!SORTS.includes(req.query.sort)) return; ${read}`)).toBe(false);
    expect(reaches(`if (!SORTS.includes(req.query.other)) return; ${read}`)).toBe(true);
    expect(reaches(`if (SORTS.includes(req.query.sort)) console.log(1); ${read}`)).toBe(true);
    expect(reaches(`req.query.sort = 'title'; ${read}`)).toBe(false);
    expect(reaches(`if (req.query.a) req.query.sort = 'title'; ${read}`)).toBe(true);
  });
});

describe("libraries", () => {
  it("check by guards, schemas and sanitizers as their models say", () => {
    const zod =
      "import { z } from 'zod'; const Query = z.object({ sort: z.enum(['a']), text: z.string().regex(/^[a-z]+$/).min(1), any: z.string(), list: z.array(z.uuid()) });";
    const parse = (name: string): string => `sort = Query.parse(req.body).${name};`;
    expect(reaches(parse("sort"), {}, zod)).toBe(false);
    expect(reaches(parse("text"), {}, zod)).toBe(false);
    expect(reaches(parse("any"), {}, zod)).toBe(true);
    expect(reaches(parse("unknown"), {}, zod)).toBe(true);
    expect(reaches(parse("list[0]"), {}, zod)).toBe(false);
    expect(reaches("sort = Query.safeParse(req.body).data.sort;", {}, zod)).toBe(false);
    const validator = "import validator from 'validator';";
    expect(reaches("if (!validator.isUUID(sort)) return;", {}, validator)).toBe(false);
    expect(reaches("if (validator.isUUID(sort)) return;", {}, validator)).toBe(true);
    expect(reaches("if (!validator.isEmail(sort)) return;", {}, validator)).toBe(true);
  });
});

describe("protections", () => {
  const code = (mount: string): string => `
import express from "express";
import mongoSanitize from "express-mongo-sanitize";
import mongoose from "mongoose";
const app = express();
app.use(express.json());
${mount}
const User = mongoose.model("User", new mongoose.Schema({ name: String }));
app.post("/login", async (req, res) => { res.json(await User.findOne({ name: req.body.name })); });
`;

  it("hold for the package in which they are mounted", () => {
    const nosql = rules.filter((rule) => rule.id === "nosql-operator-injection");
    const count = (mount: string): number => {
      const { session } = new MemoryStore({ "src/app.js": code(mount) }, { rules: nosql });
      return session.analyse("src/app.js").findings.length;
    };
    expect(count("")).toBe(1);
    expect(count("app.use(mongoSanitize());")).toBe(0);
  });
});
