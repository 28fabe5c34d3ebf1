import { rule } from "../../../src/rules/privacy/request-body-logged/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

testRule(rule, {
  valid: [
    {
      name: "a logger that leaves out more than headers",
      code: `import pino from "pino";
const logger = pino({ redact: ["headers.cookie", "body.password"] });
export const add = (req) => logger.info({ body: req.body }, "add");`,
    },
    {
      name: "tRPC: the path and the names of the fields",
      code: `export const noted = t.middleware(async ({ path, rawInput, next }) => {
  console.log(path, Object.keys(rawInput));
  return next();
});`,
    },
    {
      name: "one whose password was taken out on purpose",
      code: 'export const a = (req, log) => log.warn("too often", { path: req.path, body: { ...req.body, password: "[hidden]" } });\n',
    },
    {
      name: "a field of what Nuxt reads, and a function of that name that is the project's own",
      path: "server/api/account.put.ts",
      code: `import { readBody as read } from "../utils/notes";
        export default defineEventHandler(async (event) => {
          const { id } = await readBody(event);
          console.log("change of", id, read(1));
        });`,
    },
    {
      name: "an id of it",
      code: "export const a = (req, res) => console.log(req.body.cartId, req.body.items.length);\n",
    },
    {
      name: "the names of its fields",
      code: "export const a = (req, res) => console.log(Object.keys(req.body));\n",
    },
    {
      name: "the body of an answer",
      code: "export const a = async (response) => console.log(response.body, await response.json());\n",
    },
    {
      name: "development only",
      code: 'export const a = (req) => { if (process.env.NODE_ENV === "development") console.log(req.body); };\n',
    },
    {
      name: "in a page",
      path: "src/Form.jsx",
      code: `import { useState } from "react";
export const Form = ({ request }) => <button onClick={() => console.log(request.body)}>{useState}</button>;
`,
    },
    {
      name: "one field that Nest picks",
      code: `export class Orders {
  @Post() place(@Body("note") note: string) {
    console.log(note);
  }
}
`,
    },
    {
      name: "a logger that redacts",
      code: `import pino from "pino";
const logger = pino({ redact: ["body.password"] });
export const a = (req) => logger.info({ body: req.body });
`,
    },
    {
      name: "a test",
      path: "test/checkout.test.ts",
      code: "app.post('/', (req) => console.log(req.body));\n",
    },
    {
      name: "whether there is one, and fields that are no personal data",
      code: `export const a = (req, sameAsShippingAddress, emailTemplate, supportEmail, isEmailVerified) => {
  console.log(!!req.body, sameAsShippingAddress, emailTemplate, supportEmail, isEmailVerified);
};
`,
    },
    {
      name: "what is stored instead of logged",
      code: "export const a = (req, history) => history.push(req.body);\n",
    },
  ],
  invalid: [
    {
      name: "a logger that leaves headers out, and nothing else",
      code: `import pino from "pino";
const logger = pino({ redact: ["headers.cookie", "req.headers.authorization"] });
export const add = (req) => { logger.info({ body: req.body }, "add"); };`,
      findings: [{ at: "req.body" }],
    },
    {
      name: "what was sent to a procedure of tRPC, before a schema saw it",
      code: `export const noted = t.middleware(async ({ path, rawInput, next }) => {
  logger.info({ path, input: rawInput }, "called");
  return next();
});
export const later = t.middleware(async ({ getRawInput, next }) => {
  const input = await getRawInput();
  console.log(input);
  return next();
});`,
      findings: [{ at: "rawInput" }, { at: "input" }],
    },
    {
      name: "the whole body as Nuxt reads it",
      path: "server/api/account.put.ts",
      code: `export default defineEventHandler(async (event) => {
  const body = await readBody(event);
  console.log("change", body);
});`,
      findings: [{ at: "body" }],
    },
    {
      name: "Express",
      code: 'exports.place = (req, res) => console.log("order", req.body);\n',
      findings: [{ at: "req.body", level: "warning", fixes: ["log-field-names"] }],
      fixed: {
        "log-field-names":
          'exports.place = (req, res) => console.log("order", Object.keys(req.body ?? {}));\n',
      },
    },
    {
      name: "Koa, as text",
      code: "export const a = (ctx, logger) => logger.info(`body ${JSON.stringify(ctx.request.body)}`);\n",
      findings: [{ at: "ctx.request.body" }],
      fixed: {
        "log-field-names":
          "export const a = (ctx, logger) => logger.info(`body ${JSON.stringify(Object.keys(ctx.request.body ?? {}))}`);\n",
      },
    },
    {
      name: "a route of Next, through a name",
      path: "src/app/api/checkout/route.ts",
      code: `import { NextResponse } from "next/server";
export async function POST(request: Request) {
  const body = await request.json();
  console.log({ body });
  return NextResponse.json({});
}
`,
      findings: [{ at: "body" }],
      fixed: {
        "log-field-names": `import { NextResponse } from "next/server";
export async function POST(request: Request) {
  const body = await request.json();
  console.log({ body: Object.keys(body ?? {}) });
  return NextResponse.json({});
}
`,
      },
    },
    {
      name: "a form, in an action of Remix",
      path: "app/routes/contact.tsx",
      code: `import { json } from "@remix-run/node";
export async function action({ request }) {
  console.log(Object.fromEntries(await request.formData()));
  return json({});
}
`,
      findings: [{ at: "Object.fromEntries(await request.formData())" }],
    },
    {
      name: "Nest, Hono and a body that was taken out of the request",
      code: `export class Orders {
  place(@Body() dto: PlaceOrder) {
    this.logger.log("place", dto);
  }
}
export const a = async (c) => console.info(await c.req.json());
export function b(req, res) {
  const { body } = req;
  console.log("body", body);
}
`,
      findings: [{ at: "dto" }, { at: "await c.req.json()" }, { at: "body" }],
    },
    {
      name: "Medusa and Fastify",
      code: `export async function POST(req: MedusaRequest, res: MedusaResponse) {
  req.scope.resolve("logger").info(JSON.stringify(req.validatedBody));
}
export const place = async (request, reply) => request.log.info({ body: request.body }, "place");
`,
      findings: [{ at: "req.validatedBody" }, { at: "request.body" }],
    },
    {
      name: "a format of morgan",
      code: `const morgan = require("morgan");
morgan.token("body", (req) => JSON.stringify(req.body));
`,
      findings: [{ at: "req.body" }],
    },
    {
      name: "what a service reports",
      path: "src/webhooks/stock.ts",
      code: "export const stock = (req, res) => console.log(req.body);\n",
      findings: [{ at: "req.body", level: "information" }],
    },
    {
      name: "data of a customer",
      code: "export const a = (customer) => console.log(`mail to ${customer.email}, ${customer.phoneNumber}`);\n",
      findings: [
        { at: "customer.email", level: "information", message: "`email`", fixes: [] },
        { at: "customer.phoneNumber" },
      ],
    },
  ],
});
