import { rule } from "../../../src/rules/authentication/fail-open-secret-check/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

testRule(rule, {
  valid: [
    {
      name: "a route of Medusa that staff alone may call",
      path: "src/api/admin/hooks/route.ts",
      code: `import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
export async function POST(req: MedusaRequest, res: MedusaResponse) {
  const secret = process.env.STOCK_WEBHOOK_SECRET;
  if (secret) {
    if (req.headers["x-secret"] !== secret) return res.status(401).json({});
  }
  res.json(await take(req.body));
}`,
    },
    {
      name: "who sends nothing is turned away first",
      code: `const KEY = process.env.MCP_ACCESS_KEY;
export function handler(req, res) {
  const provided = req.headers["x-brain-key"] || req.query.key;
  if (!provided || provided !== KEY) return res.sendStatus(401);
}`,
    },
    {
      name: "an error is a no, or is no right",
      path: "src/lib/access.ts",
      code: `export function isAllowed(text) { try { return JSON.parse(text).role === "admin"; } catch { return false; } }
export function isTokenExpired(token) { try { return read(token).exp < now(); } catch { return true; } }
export function isNotAllowed(text) { try { return !read(text); } catch { return true; } }
export function isEmpty(text) { try { return read(text).length === 0; } catch { return true; } }
export function hasAccess(user) { try { note(user); } catch { return true; } return false; }`,
    },
    {
      name: "a missing secret that is refused",
      code: `export function guard(req, res, next) {
  const secret = process.env.CRON_SECRET;
  if (!secret || req.get("x-cron-secret") !== secret) return res.sendStatus(401);
  next();
}`,
    },
    {
      name: "a check that only development goes without",
      code: `export function guard(req, res, next) {
  if (process.env.NODE_ENV !== "production") {
    if (process.env.API_KEY && req.get("x-api-key") !== process.env.API_KEY) return res.sendStatus(401);
  }
  next();
}`,
    },
    {
      name: "a key that is sent along when there is one",
      code: `import { createHmac } from "node:crypto";
export async function send(url, body) {
  const headers = {};
  const secret = process.env.WEBHOOK_SECRET;
  if (secret) headers["x-signature"] = createHmac("sha256", secret).update(body).digest("hex");
  const response = await fetch(url, { method: "POST", headers, body });
  if (response.status !== 200) throw new Error("not delivered");
}`,
    },
    {
      name: "keys that are asked for, or that others refuse to be empty",
      code: `import { createHmac } from "node:crypto";
import jwt from "jsonwebtoken";
const key = process.env.HOOK_SECRET || "";
if (!key) throw new Error("HOOK_SECRET is not set");
export const sign = (body) => createHmac("sha256", key).update(body).digest("hex");
export const proof = (id) => jwt.sign({ id }, process.env.JWT_SECRET ?? "", { expiresIn: "1h" });
export const etag = (body) => createHmac("sha256", "").update(body).digest("hex");
export const plain = (body) => createHmac("sha256", process.env.OTHER_SECRET).update(body).digest("hex");`,
    },
    {
      name: "a secret that the file refuses to be without",
      code: `import Stripe from "stripe";
const secret = process.env.STRIPE_WEBHOOK_SECRET;
if (!secret) throw new Error("STRIPE_WEBHOOK_SECRET is not set");
export async function POST(request) {
  if (secret) {
    try { Stripe.webhooks.constructEvent(await request.text(), request.headers.get("stripe-signature"), secret); }
    catch { return new Response("no", { status: 400 }); }
  }
}`,
    },
    {
      name: "another branch that refuses",
      code: `export function guard(req, res, next) {
  const key = process.env.ADMIN_API_KEY;
  if (key) {
    if (req.get("x-api-key") !== key) return res.status(401).end();
  } else {
    return res.status(503).end();
  }
  next();
}`,
    },
    {
      name: "a key that lets in, and a refusal for all others",
      code: `export function guard(req, res, next) {
  const key = process.env.METRICS_API_KEY;
  if (key) {
    if (req.get("x-api-key") === key) return next();
    return res.status(401).end();
  }
  return res.status(403).end();
}`,
    },
    {
      name: "the user of an optional login",
      code: `import jwt from "jsonwebtoken";
export function readUser(req, res, next) {
  try {
    req.user = jwt.verify(req.cookies.token, process.env.JWT_SECRET, { algorithms: ["HS256"] });
  } catch (error) {
    req.user = undefined;
  }
  next();
}`,
    },
    {
      name: "a check of stock, and one whose answer says whether",
      code: `import { verifyStock, verifyToken } from "./verify";
export async function POST(request) {
  try {
    verifyStock(await request.json());
  } catch (error) {
    console.error(error);
  }
  try {
    verifyToken(request);
  } catch (error) {
    console.error(error);
  }
  return new Response("ok");
}
`,
      files: {
        "src/verify.ts": `export function verifyStock(item) { if (item.stock < 1) throw new Error("none"); }
export function verifyToken(request) { if (!request.secret) throw new Error("secret"); return request.secret; }
`,
      },
    },
    {
      name: "a catch that answers no",
      code: `import jwt from "jsonwebtoken";
export function isValid(token) {
  try {
    jwt.verify(token, process.env.JWT_SECRET, { algorithms: ["HS256"] });
    return true;
  } catch {
    return false;
  }
}`,
    },
    {
      name: "a secret that always has a value",
      code: `const key = process.env.API_KEY ?? readKeyFile();
export function guard(req, res, next) {
  if (key && req.get("x-api-key") !== key) return res.status(401).end();
  next();
}`,
    },
    {
      name: "a comparison after the secret was asked for",
      code: `export async function GET(request) {
  if (!process.env.CRON_SECRET) return new Response("not configured", { status: 500 });
  if (request.headers.get("authorization") !== \`Bearer \${process.env.CRON_SECRET}\`) return new Response("no", { status: 401 });
  return Response.json({});
}`,
    },
    {
      name: "a header that is null, which is not undefined",
      code: `export async function GET(request) {
  if (request.headers.get("x-cron-key") !== process.env.CRON_SECRET) return new Response("no", { status: 401 });
  return Response.json({});
}`,
    },
    {
      name: "something else than a secret",
      code: `export function guard(req, res, next) {
  const country = process.env.SHOP_COUNTRY;
  if (country && req.get("cf-ipcountry") !== country) return res.status(403).end();
  next();
}`,
    },
  ],
  invalid: [
    {
      name: "a route of Medusa for staff that asks nobody",
      path: "src/api/admin/hooks/route.ts",
      code: `import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
export const AUTHENTICATE = false;
export async function POST(req: MedusaRequest, res: MedusaResponse) {
  const secret = process.env.STOCK_WEBHOOK_SECRET;
  if (secret) {
    if (req.headers["x-secret"] !== secret) return res.status(401).json({});
  }
  res.json(await take(req.body));
}`,
      findings: [{ at: "if (secret)" }],
    },
    {
      name: "an error counts as a yes",
      path: "src/lib/access.ts",
      code: `export function isAllowed(text) { try { return JSON.parse(text).role === "admin"; } catch (error) { console.warn(error); return true; } }
export const hasAccess = async (user) => { try { return await ask(user); } catch { return true; } };`,
      findings: [
        {
          at: "true",
          message:
            "An error in isAllowed() counts as a yes: whoever sends what cannot be read gets in.",
        },
        { at: "true" },
      ],
    },
    {
      name: "a condition of Express",
      code: `const API_KEY = process.env.ADMIN_API_KEY;
module.exports = (req, res, next) => {
  if (API_KEY && req.headers["x-api-key"] !== API_KEY) {
    return res.status(401).json({ error: "no" });
  }
  next();
};
`,
      findings: [
        {
          at: `API_KEY && req.headers["x-api-key"] !== API_KEY`,
          level: "error",
          fixes: ["refuse-when-missing"],
        },
      ],
      fixed: {
        "refuse-when-missing": `const API_KEY = process.env.ADMIN_API_KEY;
module.exports = (req, res, next) => {
  if (!API_KEY || req.headers["x-api-key"] !== API_KEY) {
    return res.status(401).json({ error: "no" });
  }
  next();
};
`,
      },
    },
    {
      name: "the event of Stripe when there is a secret",
      path: "app/api/webhook/route.ts",
      code: `import { stripe } from "@/lib/stripe";
export async function POST(request: Request) {
  const body = await request.text();
  let event = JSON.parse(body);
  if (process.env.STRIPE_WEBHOOK_SECRET) {
    try {
      event = stripe.webhooks.constructEvent(body, request.headers.get("stripe-signature"), process.env.STRIPE_WEBHOOK_SECRET);
    } catch (error) {
      return new Response("bad signature", { status: 400 });
    }
  }
  return fulfil(event);
}
`,
      findings: [{ at: "if (process.env.STRIPE_WEBHOOK_SECRET)", fixes: ["throw-when-missing"] }],
    },
    {
      name: "a signature of a plug-in's settings, with a warning instead",
      code: `import crypto from "node:crypto";
export class Webhooks {
  constructor(private readonly options: { webhookSecret?: string }) {}
  handle(raw: Buffer, signature: string) {
    if (this.options.webhookSecret) {
      const expected = crypto.createHmac("sha256", this.options.webhookSecret).update(raw).digest("hex");
      if (expected !== signature) throw new Error("bad signature");
    } else {
      console.warn("webhooks are not verified");
    }
    return this.process(JSON.parse(raw.toString()));
  }
}
`,
      findings: [{ at: "if (this.options.webhookSecret)" }],
    },
    {
      name: "a guard of Nest that says yes",
      code: `import { ConfigService } from "@nestjs/config";
export class ApiKeyGuard {
  constructor(private readonly config: ConfigService) {}
  canActivate(context) {
    const apiKey = this.config.get("INTERNAL_API_KEY");
    if (!apiKey) {
      this.logger.warn("no key");
      return true;
    }
    const request = context.switchToHttp().getRequest();
    return request.headers["x-api-key"] === apiKey;
  }
}
`,
      findings: [{ at: "if (!apiKey)", fixes: ["refuse-instead"] }],
    },
    {
      name: "a middleware that goes on",
      code: `module.exports = function verify(req, res, next) {
  if (!process.env.WEBHOOK_SECRET) return next();
  if (!verifySignature(req.rawBody, req.get("x-signature"), process.env.WEBHOOK_SECRET)) return res.sendStatus(401);
  next();
};
`,
      findings: [{ at: "if (!process.env.WEBHOOK_SECRET)" }],
    },
    {
      name: "an answer of a function",
      code: `export const isCron = (request: Request) =>
  !process.env.CRON_SECRET || request.headers.get("authorization") === process.env.CRON_SECRET;
`,
      findings: [
        {
          at: `!process.env.CRON_SECRET || request.headers.get("authorization") === process.env.CRON_SECRET`,
        },
      ],
    },
  ],
});
