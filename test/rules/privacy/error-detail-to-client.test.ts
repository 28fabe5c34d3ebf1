import { rule } from "../../../src/rules/privacy/error-detail-to-client/rule.ts";
import { expect, it } from "vitest";
import { MemoryStore } from "../../harness/memory-store.ts";
import { testRule } from "../../harness/rule-tester.ts";

/** A handler of Express whose catch block is `body`. */
const express = (body: string): string => `exports.list = async (req, res, next) => {
  try {
    res.json(await orders());
  } catch (err) {
    ${body}
  }
};
`;

testRule(rule, {
  valid: [
    {
      name: "results of functions that no page calls, and server functions that say what the store says",
      code: `export async function load(id) {
  try {
    return { ok: true, value: await shelf.find(id) };
  } catch (error) {
    return { ok: false, error: error.stack };
  }
}
export const transactionLog = (file) => async (entry) => {
  try {
    await file.append(entry);
  } catch (error) {
    return { error: error.message };
  }
};`,
    },
    {
      name: "a server function with a text of its own",
      code: `"use server";
export async function rename(form) {
  try {
    await shelf.rename(form.get("name"));
  } catch (error) {
    console.error(error);
    return { error: "That did not work" };
  }
}`,
    },
    {
      name: "a helper that only development calls",
      code: `const sendErrorDev = (error, res) => {
  res.status(error.statusCode).json({ message: error.message, stack: error.stack });
};
export default function globalError(error, _req, res, _next) {
  if (process.env.NODE_ENV === "development") sendErrorDev(error, res);
  else res.status(500).json({ message: "Failed" });
}
`,
    },
    { name: "a fixed text", code: express('res.status(500).json({ error: "Failed" });') },
    {
      name: "development only",
      code: `app.use((err, req, res, next) => {
  res.status(500).json({ error: "Failed", stack: process.env.NODE_ENV === "production" ? null : err.stack });
});
if (app.get("env") === "development") {
  app.use((err, req, res, next) => res.status(500).render("error", { error: err }));
}
`,
    },
    { name: "the log", code: express("console.error(err.message, err.stack); next(err);") },
    {
      name: "an error that the program made",
      code: `export const a = (res) => {
  const error = new Error("Sold out");
  res.status(500).json({ error: error.message });
};
`,
    },
    {
      name: "the code of an error",
      code: express("res.status(500).json({ error: err.code, ok: Boolean(err.message) });"),
    },
    {
      name: "messages of a form in a page",
      path: "src/Form.tsx",
      code: "export const Form = () => { try { send(); } catch (err) { setError(err.message); } };\n",
    },
    {
      name: "a result in which an error is stored",
      code: express("results.push({ error: err.message }); await job.save({ body: err.message });"),
    },
  ],
  invalid: [
    {
      name: "what a server function gives back",
      code: `"use server";
export async function rename(form) {
  try {
    await shelf.rename(form.get("name"));
    return { ok: true };
  } catch (error) {
    return { ok: false, error: String(error.stack), why: JSON.stringify(error.meta) };
  }
}`,
      findings: [
        { at: "error.stack", message: "stack" },
        { at: "error.meta", message: "queries" },
      ],
    },
    {
      name: "a server function in a page, and what is put around such functions",
      code: `import { inspect } from "node:util";
export default function Page() {
  async function save(form) {
    "use server";
    try {
      await shelf.save(form);
    } catch (error) {
      return { error: error.stack };
    }
  }
  return save;
}
export function guardedAction(schema, run) {
  return async (raw) => {
    try {
      return { ok: true, data: await run(schema.parse(raw)) };
    } catch (error) {
      return { ok: false, error: inspect(error) };
    }
  };
}`,
      findings: [{ at: "error.stack" }, { at: "error" }],
    },
    {
      name: "the second function of then",
      code: `export const list = (req, res) =>
  find().then(
    (found) => res.json(found),
    (reason) => res.status(500).json({ message: reason.message }),
  );`,
      findings: [{ at: "reason.message" }],
    },
    {
      name: "a helper that development calls, and something else",
      code: `const sendError = (error, res) => {
  res.status(error.statusCode).json({ message: error.message, stack: error.stack });
};
export default function globalError(error, _req, res, _next) {
  if (process.env.NODE_ENV === "development") return sendError(error, res);
  if (error.isPublic) sendError(error, res);
}
`,
      findings: [{ at: "error.message" }, { at: "error.stack" }],
    },
    {
      name: "Express",
      code: express('res.status(500).json({ message: "Failed", error: err.message });'),
      findings: [{ at: "err.message", level: "warning", fixes: ["generic-text"] }],
      fixed: {
        "generic-text": express(
          'console.error(err);\n    res.status(500).json({ message: "Failed", error: "Something went wrong" });',
        ),
      },
    },
    {
      name: "a route of Next",
      path: "src/app/api/orders/route.ts",
      code: `import { NextResponse } from "next/server";
export async function GET() {
  try {
    return NextResponse.json(await orders());
  } catch (error) {
    return NextResponse.json(
      { error: error instanceof Error ? error.message : "Failed" },
      { status: 500 },
    );
  }
}
`,
      findings: [{ at: "error.message", level: "warning" }],
      fixed: {
        "generic-text": `import { NextResponse } from "next/server";
export async function GET() {
  try {
    return NextResponse.json(await orders());
  } catch (error) {
    console.error(error);
    return NextResponse.json(
      { error: "Failed" },
      { status: 500 },
    );
  }
}
`,
      },
    },
    {
      name: "a loader of React Router and one of Remix",
      path: "app/routes/orders.tsx",
      code: `import { data } from "react-router";
import { json } from "@remix-run/node";
export async function loader() {
  try {
    return await orders();
  } catch (error) {
    if (later) return json({ error: \`Failed: \${error.message}\` }, 500);
    throw data({ error: error.message }, { status: 503 });
  }
}
`,
      findings: [{ at: "error.message" }, { at: "error.message" }],
    },
    {
      name: "handlers for all errors: Express, Fastify, Hono, Koa",
      code: `app.use((err, req, res, next) => {
  res.status(500);
  res.render("error", { message: err.message });
});
fastify.setErrorHandler((error, request, reply) => reply.code(500).send({ message: error.message }));
hono.onError((err, c) => c.json({ message: err.message }, 500));
koa.use(async (ctx, next) => {
  try {
    await next();
  } catch (err) {
    ctx.status = 500;
    ctx.body = { error: err.message };
  }
});
`,
      findings: [
        { at: "err.message", level: "warning" },
        { at: "error.message", level: "warning" },
        { at: "err.message" },
        { at: "err.message", level: "warning" },
      ],
    },
    {
      name: "a filter of Nest that asks for the answer in one go",
      code: `import { ArgumentsHost, Catch, ExceptionFilter } from "@nestjs/common";
@Catch()
export class AllErrors implements ExceptionFilter {
  catch(exception: Error, host: ArgumentsHost) {
    host.switchToHttp().getResponse().status(500).json({ reason: exception.stack });
  }
}
`,
      findings: [{ at: "exception.stack" }],
    },
    {
      name: "Nest",
      code: `import { HttpException, HttpStatus, InternalServerErrorException } from "@nestjs/common";
export class Orders {
  async list(early: boolean) {
    try {
      return await this.orders.all();
    } catch (error) {
      if (early) throw new HttpException(error.message, HttpStatus.INTERNAL_SERVER_ERROR);
      throw new InternalServerErrorException(error.message);
    }
  }
}
`,
      findings: [{ at: "error.message" }, { at: "error.message" }],
    },
    {
      name: "through a variable",
      path: "src/app/api/checkout/route.ts",
      code: `export async function POST(request) {
  try {
    return Response.json(await place(request));
  } catch (error) {
    const message = error instanceof Error ? error.message : "Unknown error";
    return Response.json({ error: message }, { status: 500 });
  }
}
`,
      findings: [{ at: "message", level: "warning", fixes: [] }],
    },
    {
      name: "an own function that answers",
      code: `import { errorResponse } from "./responses";
${express('return errorResponse(res, { statusCode: 500, message: err.message || "Failed" });')}`,
      files: {
        "src/responses.ts":
          "export const errorResponse = (res, { statusCode, message }) => res.status(statusCode).json({ message });\n",
      },
      findings: [{ at: "err.message", level: "warning" }],
    },
    {
      name: "a callback of an old driver",
      code: `exports.a = (req, res) => db.query("SELECT 1", (err, rows) => {
  if (err) return res.status(500).send(err);
  res.json(rows);
});
`,
      findings: [{ at: "err" }],
    },
    {
      name: "an own function that makes answers of the cloud",
      code: `import { json, answer } from "./responses";
export const a = async (event) => {
  try { return await work(event); } catch (error) { return json(500, { message: error.stack }); }
};
export const b = async (event) => {
  try { return await work(event); } catch (error) { return answer({ message: error.stack }, 500); }
};
export const c = async (event) => {
  try { return await work(event); } catch (error) { return json(500, { message: "Failed" }); }
};
export const d = async (event) => {
  try { return await work(event); } catch (error) { return noted(500, { message: error.stack }); }
};
`,
      files: {
        "src/responses.ts": `export const json = (statusCode: number, body: unknown) => ({ statusCode, headers: {}, body: JSON.stringify(body) });
export function answer(data: unknown, status = 200) {
  return new Response(JSON.stringify(data), { status });
}
`,
      },
      findings: [
        { at: "error.stack", level: "warning" },
        { at: "error.stack", level: "warning" },
      ],
    },
  ],
});

it("tells of what staff alone may read, and of tests, in the largest preset only", () => {
  const found = (path: string, code: string, preset: "balanced" | "audit"): number =>
    new MemoryStore({ [path]: code }, { rules: [rule], configuration: { preset } }).session.analyse(
      path,
    ).findings.length;
  const answer = "catch (error) { res.status(500).json({ message: error.message }); }";
  const handler = `async (req, res) => { try { res.json(await all()); } ${answer} }`;
  const counts = (path: string, code: string) => [
    found(path, code, "balanced"),
    found(path, code, "audit"),
  ];
  expect(counts("routes/shop.js", `router.get("/all", protect, ${handler});`)).toEqual([1, 1]);
  expect(counts("routes/shop.js", `router.get("/all", protect, isAdmin, ${handler});`)).toEqual([
    0, 1,
  ]);
  expect(
    counts(
      "routes/shop.js",
      `router.get("/all", [protect, allow("admin", "manager")], ${handler});`,
    ),
  ).toEqual([0, 1]);
  expect(
    counts("routes/shop.js", `router.get("/all", allow("admin", "customer"), ${handler});`),
  ).toEqual([1, 1]);
  expect(
    counts("routes/shop.js", `router.use(protect, admin);\nrouter.get("/all", ${handler});`),
  ).toEqual([0, 1]);
  expect(
    counts("routes/shop.js", `router.use("/stock", admin);\nrouter.get("/all", ${handler});`),
  ).toEqual([1, 1]);
  expect(counts("controllers/adminController.js", `exports.list = ${handler};`)).toEqual([0, 1]);
  expect(counts("controllers/adminController.js", `exports.login = ${handler};`)).toEqual([1, 1]);
  expect(counts("controllers/badminton.js", `exports.list = ${handler};`)).toEqual([1, 1]);
  expect(counts("test/shop.js", `router.get("/all", ${handler});`)).toEqual([0, 1]);
  const stack = handler.replace("error.message", "error.stack");
  expect(counts("routes/shop.js", `router.get("/all", isAdmin, ${stack});`)).toEqual([1, 1]);
  const nest = (decorator: string) => `@Controller("orders") export class Orders {
    ${decorator} @Get() async list() { try { return await all(); } catch (error) { throw new InternalServerErrorException(error.message); } }
  }`;
  expect(counts("src/orders.controller.ts", nest("@Roles(Role.Customer)"))).toEqual([1, 1]);
  expect(counts("src/orders.controller.ts", nest("@Roles(Role.Admin)"))).toEqual([0, 1]);
});
