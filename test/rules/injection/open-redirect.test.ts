import { rule } from "../../../src/rules/injection/open-redirect/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

const EXPRESS = `import express from "express";
const app = express();
app.use(express.json());
`;

testRule(rule, {
  valid: [
    {
      name: "a fixed beginning",
      code: `${EXPRESS}app.get("/p/:slug", (req, res) => res.redirect(\`/products/\${req.params.slug}\`));
`,
    },
    {
      name: "the own host is fixed",
      code: `${EXPRESS}app.get("/p", (req, res) => res.redirect("https://shop.example.com/p?q=" + encodeURIComponent(String(req.query.q))));
`,
    },
    {
      name: "listed targets",
      code: `${EXPRESS}const TARGETS = ["/cart", "/account"];
app.get("/go", (req, res) => {
  const next = String(req.query.next);
  res.redirect(TARGETS.includes(next) ? next : "/");
});
`,
    },
    {
      name: "the origin is compared",
      code: `${EXPRESS}const SHOP = "https://shop.example.com";
app.get("/go", (req, res) => {
  const target = new URL(String(req.query.next), SHOP);
  if (target.origin !== SHOP) return res.sendStatus(400);
  res.redirect(target.href);
});
`,
    },
    {
      name: "a constant",
      code: `${EXPRESS}app.get("/old", (req, res) => res.redirect(301, "/new"));
`,
    },
    {
      name: "a chosen constant",
      code: `${EXPRESS}app.get("/go", (req, res) => res.redirect(req.query.to === "cart" ? "/cart" : "/"));
`,
    },
    {
      name: "a link of the page itself",
      path: "src/page.js",
      code: `location.href = "/search?q=" + encodeURIComponent(location.hash);
`,
    },
  ],
  invalid: [
    {
      name: "Express",
      code: `${EXPRESS}app.get("/go", (req, res) => res.redirect(req.query.next as string));
`,
      findings: [{ at: "res.redirect(req.query.next as string)" }],
    },
    {
      name: "with a status and a fallback, CommonJS",
      code: `const express = require("express");
const router = express.Router();
router.post("/login", function (req, res) {
  const { returnTo } = req.body;
  res.redirect(302, returnTo || "/");
});
module.exports = router;
`,
      findings: [{ at: 'res.redirect(302, returnTo || "/")' }],
    },
    {
      name: "a header",
      code: `${EXPRESS}app.get("/go", (req, res) => {
  res.setHeader("Location", req.query.next as string);
  res.sendStatus(302);
});
`,
      findings: [{ at: 'res.setHeader("Location", req.query.next as string)' }],
    },
    {
      name: "Koa",
      code: `import Koa from "koa";
const app = new Koa();
app.use(async (ctx) => ctx.redirect(ctx.query.next));
`,
      findings: [{ at: "ctx.redirect(ctx.query.next)" }],
    },
    {
      name: "the address bar",
      path: "src/page.js",
      code: `const next = new URLSearchParams(location.search).get("next");
location.assign(next);
`,
      findings: [{ at: "location.assign(next)" }],
    },
    {
      name: "a route of Next",
      path: "app/go/route.ts",
      code: `import { NextResponse } from "next/server";
export async function GET(request: Request) {
  const next = new URL(request.url).searchParams.get("next");
  return NextResponse.redirect(next);
}
`,
      files: {
        "package.json": `{ "dependencies": { "next": "15.0.0" } }
`,
      },
      findings: [{ at: "NextResponse.redirect(next)" }],
    },
    {
      name: "through another file",
      path: "src/leave.ts",
      code: `import type { Response } from "express";
export function leave(res: Response, target: string) {
  res.redirect(target);
}
`,
      files: {
        "src/routes.ts": `${EXPRESS}import { leave } from "./leave.ts";
app.get("/go", (req, res) => leave(res, req.query.next as string));
`,
      },
      findings: [{ at: "res.redirect(target)" }],
    },
    {
      name: "a value with a default, in CommonJS",
      path: "src/store.js",
      code: `const express = require('express')
const app = express()
app.get('/a', (req, res) => res.redirect(req.query.next || '/'))
`,
      findings: [{ at: "res.redirect(req.query.next || '/')", fixes: ["keep-on-site"] }],
      fixed: {
        "keep-on-site": `const express = require('express')
const app = express()
app.get('/a', (req, res) => res.redirect(ownAddress(req.query.next || '/')))

/** The address where it leads to this site, else the start page. */
function ownAddress(address) {
  const base = 'http://own.invalid'
  const text = String(address)
  try {
    const { origin } = new URL(text, base)
    return origin === base ? text : '/'
  } catch {
    return '/'
  }
}
`,
      },
    },
    {
      name: "an address around the value",
      code: `import { NextResponse } from "next/server";
export async function GET(request: Request) {
  const next = new URL(request.url).searchParams.get("next");
  return NextResponse.redirect(new URL(next ?? "/", request.url));
}
`,
      findings: [
        { at: 'NextResponse.redirect(new URL(next ?? "/", request.url))', fixes: ["keep-on-site"] },
      ],
      fixed: {
        "keep-on-site": `import { NextResponse } from "next/server";
export async function GET(request: Request) {
  const next = new URL(request.url).searchParams.get("next");
  return NextResponse.redirect(new URL(ownAddress(next ?? "/"), request.url));
}

/** The address where it leads to this site, else the start page. */
function ownAddress(address: unknown): string {
  const base = "http://own.invalid";
  const text = String(address);
  try {
    const { origin } = new URL(text, base);
    return origin === base ? text : "/";
  } catch {
    return "/";
  }
}
`,
      },
    },
    {
      name: "the host of an address",
      code: `import express from "express";
const app = express();
app.get("/c", (req, res) => res.redirect(\`https://\${req.query.shop}/start\`));
`,
      findings: [{ at: "res.redirect(`https://${req.query.shop}/start`)", fixes: [] }],
    },
  ],
});
