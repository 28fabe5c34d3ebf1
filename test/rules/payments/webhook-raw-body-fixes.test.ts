import { rule } from "../../../src/rules/payments/webhook-parsed-body-verified/rule.ts";
import { testFindings } from "../../harness/rule-tester.ts";

const EXPRESS_PACKAGE = { "package.json": '{ "dependencies": { "express": "5.1.0" } }' };
const NEST_PACKAGE = {
  "package.json": '{ "dependencies": { "@nestjs/core": "11.0.0", "@nestjs/common": "11.0.0" } }',
};
const nestMain = (given: string): string => `import { NestFactory } from "@nestjs/core";
import { AppModule } from "./app.module";
async function bootstrap() {
  const app = await NestFactory.create(${given});
  await app.listen(3000);
}
void bootstrap();
`;
const nestController = (signed: string): string =>
  `import { Controller, Post, Req } from "@nestjs/common";
import { createHmac } from "node:crypto";
import type { Request } from "express";

@Controller("hooks")
export class HooksController {
  @Post("parcels")
  parcels(@Req() req: Request) {
    const digest = createHmac("sha256", process.env.HOOK_KEY!).update(${signed}).digest("hex");
    return { ok: digest === req.headers["x-signature"] };
  }
}
`;

testFindings(rule, [
  {
    name: "Express: the parser of the same file keeps the bytes",
    path: "src/app.js",
    files: EXPRESS_PACKAGE,
    code: `import express from "express";
import { createHmac, timingSafeEqual } from "node:crypto";

const app = express();
app.use(express.json({ limit: "1mb" }));

app.post("/hook", (req, res) => {
  const signed = \`\${req.headers["x-time"]}.\${JSON.stringify(req.body)}\`;
  const digest = createHmac("sha256", process.env.HOOK_KEY).update(signed).digest();
  res.json({ ok: timingSafeEqual(digest, Buffer.from(req.headers["x-signature"], "hex")) });
});
`,
    findings: [
      {
        at: 'createHmac("sha256", process.env.HOOK_KEY).update(signed)',
        fixes: ["keep-bytes"],
      },
    ],
    fixed: {
      "keep-bytes": `import express from "express";
import { createHmac, timingSafeEqual } from "node:crypto";

const app = express();
app.use(express.json({ limit: "1mb", verify: (request, _response, bytes) => { Object.assign(request, { rawBody: bytes }); } }));

app.post("/hook", (req, res) => {
  const signed = \`\${req.headers["x-time"]}.\${req.rawBody}\`;
  const digest = createHmac("sha256", process.env.HOOK_KEY).update(signed).digest();
  res.json({ ok: timingSafeEqual(digest, Buffer.from(req.headers["x-signature"], "hex")) });
});
`,
    },
  },
  {
    name: "Express: bytes that are kept already",
    path: "src/app.js",
    files: EXPRESS_PACKAGE,
    code: `import express from "express";
import Stripe from "stripe";
const stripe = new Stripe("key");
const app = express();
app.use(express.json({ verify: (req, res, buf) => { req.rawBody = buf; } }));
app.post("/hook", (req, res) => {
  res.json(stripe.webhooks.constructEvent(req.body, req.headers["stripe-signature"], "key"));
});
`,
    findings: [
      { at: 'stripe.webhooks.constructEvent(req.body, req.headers["stripe-signature"], "key")' },
    ],
    fixed: {
      "keep-bytes": `import express from "express";
import Stripe from "stripe";
const stripe = new Stripe("key");
const app = express();
app.use(express.json({ verify: (req, res, buf) => { req.rawBody = buf; } }));
app.post("/hook", (req, res) => {
  res.json(stripe.webhooks.constructEvent(req.rawBody, req.headers["stripe-signature"], "key"));
});
`,
    },
  },
  {
    name: "Express: the parser stands where the application is put together",
    path: "src/routes/hook.ts",
    files: {
      ...EXPRESS_PACKAGE,
      "src/app.ts": `import express from "express";
import { hook } from "./routes/hook";
const app = express();
app.use(express.json());
app.post("/hook", hook);
`,
    },
    code: `import type { Request, Response } from "express";
import Stripe from "stripe";
const stripe = new Stripe("key");
export function hook(req: Request, res: Response) {
  const payload = JSON.stringify(req.body);
  res.json(stripe.webhooks.constructEvent(payload, req.headers["stripe-signature"], "key"));
}
`,
    findings: [
      {
        at: 'stripe.webhooks.constructEvent(payload, req.headers["stripe-signature"], "key")',
        fixes: ["keep-bytes"],
      },
    ],
    fixed: {
      "keep-bytes": `import type { Request, Response } from "express";
import Stripe from "stripe";
const stripe = new Stripe("key");
export function hook(req: Request, res: Response) {
  const payload = (req as typeof req & { rawBody: Buffer }).rawBody;
  res.json(stripe.webhooks.constructEvent(payload, req.headers["stripe-signature"], "key"));
}
`,
    },
    fixedFiles: {
      "keep-bytes": {
        "src/app.ts": `import express from "express";
import { hook } from "./routes/hook";
const app = express();
app.use(express.json({ verify: (request, _response, bytes) => { Object.assign(request, { rawBody: bytes }); } }));
app.post("/hook", hook);
`,
      },
    },
  },
  {
    name: "Nest: the application is made so that it keeps the bytes",
    path: "src/hooks/hooks.controller.ts",
    files: {
      ...NEST_PACKAGE,
      "src/main.ts": nestMain("AppModule"),
    },
    code: nestController("JSON.stringify(req.body)"),
    findings: [
      {
        at: 'createHmac("sha256", process.env.HOOK_KEY!).update(JSON.stringify(req.body))',
        fixes: ["keep-in-nest"],
      },
    ],
    fixed: {
      "keep-in-nest": nestController("(req as typeof req & { rawBody: Buffer }).rawBody"),
    },
    fixedFiles: { "keep-in-nest": { "src/main.ts": nestMain("AppModule, { rawBody: true }") } },
  },
  {
    name: "Nest: beside other options",
    path: "src/hooks/hooks.controller.ts",
    files: {
      ...NEST_PACKAGE,
      "src/main.ts": nestMain("AppModule, { cors: false }"),
    },
    code: nestController("JSON.stringify(req.body)"),
    findings: [
      {
        at: 'createHmac("sha256", process.env.HOOK_KEY!).update(JSON.stringify(req.body))',
        fixes: ["keep-in-nest"],
      },
    ],
    fixed: {
      "keep-in-nest": nestController("(req as typeof req & { rawBody: Buffer }).rawBody"),
    },
    fixedFiles: {
      "keep-in-nest": { "src/main.ts": nestMain("AppModule, { cors: false, rawBody: true }") },
    },
  },
  {
    name: "Nest: bytes that are kept already",
    path: "src/hooks/hooks.controller.ts",
    files: {
      ...NEST_PACKAGE,
      "src/main.ts": nestMain("AppModule, { rawBody: true }"),
    },
    code: nestController("JSON.stringify(req.body)"),
    findings: [
      {
        at: 'createHmac("sha256", process.env.HOOK_KEY!).update(JSON.stringify(req.body))',
        fixes: ["keep-in-nest"],
      },
    ],
    fixed: {
      "keep-in-nest": nestController("(req as typeof req & { rawBody: Buffer }).rawBody"),
    },
  },
  {
    name: "Nest: parsers of its own",
    path: "src/hooks/hooks.controller.ts",
    files: {
      ...NEST_PACKAGE,
      "src/main.ts": nestMain("AppModule, { bodyParser: false }"),
    },
    code: nestController("JSON.stringify(req.body)"),
    findings: [
      {
        at: 'createHmac("sha256", process.env.HOOK_KEY!).update(JSON.stringify(req.body))',
        fixes: [],
      },
    ],
  },
  {
    name: "pages of Next.js: the parser is switched off",
    path: "src/pages/api/stripe.ts",
    files: { "package.json": '{ "dependencies": { "next": "16.0.0", "stripe": "20.0.0" } }' },
    code: `import type { NextApiRequest, NextApiResponse } from "next";
import Stripe from "stripe";

const stripe = new Stripe(process.env.STRIPE_KEY!);

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  const event = stripe.webhooks.constructEvent(JSON.stringify(req.body), req.headers["stripe-signature"]!, process.env.STRIPE_HOOK_KEY!);
  res.json({ type: event.type });
}
`,
    findings: [
      {
        at: 'stripe.webhooks.constructEvent(JSON.stringify(req.body), req.headers["stripe-signature"]!, process.env.STRIPE_HOOK_KEY!)',
        fixes: ["read-stream"],
      },
    ],
    fixed: {
      "read-stream": `import type { NextApiRequest, NextApiResponse } from "next";
import Stripe from "stripe";
import { buffer } from "node:stream/consumers";

const stripe = new Stripe(process.env.STRIPE_KEY!);

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  const event = stripe.webhooks.constructEvent(await buffer(req), req.headers["stripe-signature"]!, process.env.STRIPE_HOOK_KEY!);
  res.json({ type: event.type });
}

export const config = { api: { bodyParser: false } };
`,
    },
  },
  {
    name: "a route handler of Next.js: the text is read first",
    path: "src/app/api/parcels/route.ts",
    code: `import { createHmac } from "node:crypto";

export async function POST(request: Request) {
  const body = (await request.json()) as { id: string };
  const digest = createHmac("sha256", process.env.PARCEL_KEY!).update(JSON.stringify(body)).digest("hex");
  return Response.json({ id: body.id, ok: digest === request.headers.get("x-signature") });
}
`,
    findings: [
      {
        at: 'createHmac("sha256", process.env.PARCEL_KEY!).update(JSON.stringify(body))',
        fixes: ["read-text"],
      },
    ],
    fixed: {
      "read-text": `import { createHmac } from "node:crypto";

export async function POST(request: Request) {
  const rawBody = await request.text();
  const body = (JSON.parse(rawBody)) as { id: string };
  const digest = createHmac("sha256", process.env.PARCEL_KEY!).update(rawBody).digest("hex");
  return Response.json({ id: body.id, ok: digest === request.headers.get("x-signature") });
}
`,
    },
  },
]);
