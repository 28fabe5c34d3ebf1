import { describe, expect, it } from "vitest";
import { rule } from "../../../src/rules/injection/unvalidated-body/rule.ts";
import { MemoryStore } from "../../harness/memory-store.ts";

interface Written {
  readonly file?: string;
  readonly packages?: readonly string[];
  readonly more?: Readonly<Record<string, string>>;
}

/** What is said of a file of a store, and where. */
function reported(code: string, { file = "src/app.ts", packages = [], more }: Written = {}) {
  const dependencies = Object.fromEntries(packages.map((name) => [name, "1.0.0"]));
  const store = new MemoryStore(
    { "package.json": JSON.stringify({ dependencies }), [file]: code, ...more },
    { rules: [rule], configuration: { preset: "audit" } },
  );
  return store.session
    .analyseProject([...store.files.keys()], { known: false, reason: "no git" })
    .flatMap((result) => {
      expect(result.crashes).toEqual([]);
      return result.findings.map(({ message, level, range }) => ({
        message,
        level,
        at: code.slice(range.start, range.end),
      }));
    });
}

const EXPRESS = `import express from "express";
import { z } from "zod";
import { body, validationResult } from "express-validator";
import { celebrate, Joi } from "celebrate";
const app = express();
app.use(express.json());
`;

const MEDUSA = {
  file: "src/api/store/gifts/route.ts",
  packages: ["@medusajs/framework"],
};
const GIFTS = `import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
export const POST = async (req: MedusaRequest, res: MedusaResponse) => {
  const { code, amount, note } = req.body;
  res.json(await gifts.create(code, amount, note));
};
`;

describe("unvalidated-body", () => {
  it.each([
    ["two members", `app.post("/a", (req, res) => res.json(save(req.body.name, req.body.city)));`],
    [
      "the body as a whole",
      `app.post("/a", async (req, res) => res.json(await service.create(req.body)));`,
    ],
    [
      "a schema of zod",
      `const S = z.object({ a: z.string(), b: z.string(), c: z.string() });
       app.post("/a", (req, res) => { const { a, b, c } = S.parse(req.body); res.json(save(a, b, c)); });`,
    ],
    [
      "a function of the project that validates",
      `app.post("/a", (req, res) => {
         const problem = validateAddress(req.body);
         if (problem) return res.status(400).json(problem);
         res.json(save(req.body.a, req.body.b, req.body.c));
       });`,
    ],
    [
      "validators before the handler",
      `app.post("/a", celebrate({ body: Joi.object() }), (req, res) => res.json(save(req.body.a, req.body.b, req.body.c)));`,
    ],
    [
      "results of validators inside the handler",
      `app.post("/a", body("a").isEmail(), (req, res) => {
         if (!validationResult(req).isEmpty()) return res.sendStatus(400);
         res.json(save(req.body.a, req.body.b, req.body.c));
       });`,
    ],
    [
      "a middleware that is not known",
      `import { screened } from "@acme/http"; app.post("/a", screened, (req, res) => res.json(save(req.body.a, req.body.b, req.body.c)));`,
    ],
    [
      "members whose types are asked for",
      `app.post("/a", (req, res) => {
         const { a, b, c } = req.body;
         if (typeof a !== "string" || !Number.isInteger(b) || !SIZES.includes(c)) return res.sendStatus(400);
         res.json(save(a, b, c));
       });`,
    ],
  ])("stays silent: %s", (_, code) => {
    expect(reported(EXPRESS + code)).toEqual([]);
  });

  it("stays silent: a matcher of Medusa that validates", () => {
    const middlewares = `import { defineMiddlewares, validateAndTransformBody } from "@medusajs/framework/http";
      import { Gift } from "./store/gifts/schema";
      export default defineMiddlewares({ routes: [
        { matcher: "/store/gifts", method: "POST", middlewares: [validateAndTransformBody(Gift)] },
      ] });`;
    expect(reported(GIFTS, { ...MEDUSA, more: { "src/api/middlewares.ts": middlewares } })).toEqual(
      [],
    );
  });

  it("stays silent: a payload schema of EverShop", () => {
    const code = `export default async (request, response) => {
      const { sku, title, note } = request.body;
      response.json(await save(sku, title, note));
    };`;
    const route = '{ "methods": ["POST"], "path": "/notes", "access": "public" }';
    const written = {
      file: "extensions/notes/src/api/createNote/save.js",
      packages: ["@evershop/evershop"],
      more: { "extensions/notes/src/api/createNote/route.json": route },
    };
    expect(reported(code, written)).toHaveLength(1);
    const schema = { "extensions/notes/src/api/createNote/payloadSchema.json": "{}" };
    expect(reported(code, { ...written, more: { ...written.more, ...schema } })).toEqual([]);
  });

  it("stays silent: a pipe of Nest, and reports without one", () => {
    const code = `import { Body, Controller, Post } from "@nestjs/common";
      @Controller("a") export class A {
        @Post() make(@Body() dto: { a: string; b: string; c: string }) { return save(dto.a, dto.b, dto.c); }
      }`;
    const written = { packages: ["@nestjs/core"] };
    expect(reported(code, written).map(({ at }) => at)).toEqual(["dto.a"]);
    const main = `import { ValidationPipe } from "@nestjs/common"; app.useGlobalPipes(new ValidationPipe());`;
    expect(reported(code, { ...written, more: { "src/main.ts": main } })).toEqual([]);
  });

  it("stays silent: actions that parse, and reports those that do not", () => {
    const written = { file: "src/app/actions.ts", packages: ["next"] };
    const parsed = `"use server"; import { z } from "zod";
      export async function rename(given: unknown) { const { id } = z.object({ id: z.string() }).parse(given); await save(id); }
      export async function refresh() { await save("now"); }`;
    expect(reported(parsed, written)).toEqual([]);
    const plain = `"use server";
      export async function rename(prevState: State, formData: FormData) { await save(formData.get("title")); }`;
    expect(reported(plain, written)).toEqual([
      {
        message: "Anybody may call rename() with anything: title is used without a check.",
        level: "warning",
        at: 'formData.get("title")',
      },
    ]);
  });

  it.each([
    [
      "a pattern",
      `app.post("/a", (req, res) => { const { name, street, city } = req.body; res.json(save(name, street, city)); });`,
      "name",
    ],
    [
      "members one by one, one of which is checked",
      `app.post("/a", (req, res) => {
         if (typeof req.body.a !== "string") return res.sendStatus(400);
         res.json(save(req.body.a, req.body.b, req.body.c, req.body.d));
       });`,
      "req.body.b",
    ],
    [
      "only whether they are there",
      `app.post("/a", (req, res) => {
         const { a, b, c } = req.body;
         if (!a || !b || c === undefined) return res.sendStatus(400);
         res.json(save(a, b, c));
       });`,
      "a",
    ],
  ])("reports %s", (_, code, at) => {
    expect(reported(EXPRESS + code)).toMatchObject([{ at, level: "information" }]);
  });

  it("reports routes of Medusa, Next and Koa", () => {
    expect(reported(GIFTS, MEDUSA)).toHaveLength(1);
    expect(
      reported(
        `export async function POST(request: Request) { const data = await request.json(); return save(data.a, data.b, data.c); }`,
        { file: "src/app/api/a/route.ts", packages: ["next"] },
      ),
    ).toHaveLength(1);
    expect(
      reported(
        `import Router from "@koa/router"; const router = new Router();
         router.post("/a", async (ctx) => { const { a, b, c } = ctx.request.body; ctx.body = await save(a, b, c); });`,
        { packages: ["koa"] },
      ),
    ).toHaveLength(1);
  });
});
