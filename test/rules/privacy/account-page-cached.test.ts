import { rule } from "../../../src/rules/privacy/account-page-cached/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

testRule(rule, {
  valid: [
    {
      name: "SvelteKit and Nuxt, what is the same for everybody and what is kept private",
      code: `export async function load({ setHeaders }) { setHeaders({ "cache-control": "public, max-age=300" }); return {}; }
        export default defineEventHandler((event) => {
          setHeader(event, "Cache-Control", "private, no-store");
          return event.context.user;
        });`,
    },
    {
      name: "Nest: a header for the catalogue, and one for the browser alone",
      code: `import { Controller, Get, Header, Req } from "@nestjs/common";
@Controller("shop")
export class Shop {
  @Get() @Header("Cache-Control", "public, max-age=300") all() { return this.products.all(); }
  @Get("mine") @Header("Cache-Control", "private, no-store") mine(@Req() req) { return this.orders.of(req.user.sub); }
}
`,
    },
    {
      name: "functions of the project that speak to caches",
      code: `import { cacheFor, keepPrivate, cacheForGuests } from "./caching";
app.get("/products", cacheFor(60), async (req, res) => res.json(await products()));
app.get("/me", (req, res) => { keepPrivate(res); res.json(req.user); });
app.get("/cart", (req, res) => { cacheForGuests(req, res); res.json(req.session.cart); });
app.post("/me", cacheFor(60), (req, res) => res.json(req.user));
app.get("/mine", (req, res) => { if (!req.user) cacheResponse(res); res.json(req.user); });
app.get("/others", (req, res) => { cache.set("k", 1); res.json(req.user); });`,
      files: {
        "src/caching.ts": `export const cacheFor = (seconds) => (req, res, next) => { res.set("Cache-Control", \`public, max-age=\${seconds}\`); next(); };
export function keepPrivate(res) { res.set("Cache-Control", "private, no-store"); }
export function cacheForGuests(req, res) { if (!req.user) res.set("Cache-Control", "public, max-age=60"); }`,
      },
    },
    {
      name: "a catalogue for everybody",
      code: `app.get("/products", async (req, res) => { res.set("Cache-Control", "public, s-maxage=60"); res.json(await products(req.query.page)); });`,
    },
    {
      name: "kept in the customer's own browser",
      code: `app.get("/me", (req, res) => { res.set("Cache-Control", "private, max-age=60"); res.json(req.user); });`,
    },
    {
      name: "cached for guests only",
      code: `app.get("/", (req, res) => { if (!req.user) res.set("Cache-Control", "public, s-maxage=60"); res.render("home", { user: req.user }); });
app.get("/b", (req, res) => { res.set("Cache-Control", req.user ? "private" : "public, max-age=60"); res.send("x"); });`,
    },
    {
      name: "a cache that looks at the cookie",
      code: `app.get("/me", (req, res) => { res.set("Cache-Control", "public, max-age=60"); res.set("Vary", "Cookie"); res.json(req.user); });`,
    },
    {
      name: "an answer to a change",
      code: `app.post("/cart", (req, res) => { res.set("Cache-Control", "public, max-age=60"); res.json(req.session.cart); });`,
    },
    {
      name: "a limit of zero",
      code: `export async function GET(request) { const user = await getCurrentUser(request); return Response.json(user, { headers: { "CDN-Cache-Control": "max-age=0", "Cache-Control": "s-maxage=0" } }); }`,
    },
    {
      name: "a key that says whose",
      code: `import { unstable_cache } from "next/cache";
export const load = (user) => unstable_cache(() => ordersOf(user.id), ["orders", user.id])();
export const other = unstable_cache(async (userId) => ordersOf(userId), ["orders"]);
export const shared = (category) => unstable_cache(() => list(category), ["list"])();`,
    },
    {
      name: "an interceptor before the catalogue",
      code: `import { Controller, Get, UseInterceptors } from "@nestjs/common";
import { CacheInterceptor } from "@nestjs/cache-manager";
@Controller("products")
@UseInterceptors(CacheInterceptor)
export class ProductController {
  @Get() list() { return this.products.all(); }
}`,
    },
    {
      name: "a setting that is no answer",
      code: `export const headers = { "Cache-Control": "public, max-age=60" };
await s3.putObject({ CacheControl: "public", Key: user.id });`,
    },
    {
      name: "two handlers beside each other",
      code: `export function mount(app) {
  app.get("/products", (req, res) => { res.set("Cache-Control", "public, max-age=60"); res.json([]); });
  app.get("/me", (req, res) => res.json(req.user));
}`,
    },
  ],
  invalid: [
    {
      name: "a function of the project, called in a handler and before one",
      code: `import { cacheFor, cacheResponse } from "./caching";
app.get("/me", cacheFor(60), (req, res) => res.json(req.user));
app.get("/orders", async (req, res) => { cacheResponse(res, 300); res.json(await ordersOf(req.user.id)); });`,
      files: {
        "src/caching.ts": `export const cacheFor = (seconds) => (req, res, next) => { res.set("Cache-Control", \`public, max-age=\${seconds}\`); next(); };
export function cacheResponse(res, seconds) { res.setHeader("Cache-Control", "public, s-maxage=" + 300); }`,
      },
      findings: [
        { at: "cacheFor(60)", message: "public, max-age=60", fixes: [] },
        { at: "cacheResponse(res, 300)", message: "public, s-maxage=300" },
      ],
    },
    {
      name: "SvelteKit, Nuxt and the claims of Hono's middleware",
      code: `export async function load({ locals, setHeaders }) {
  setHeaders({ "cache-control": "public, max-age=300" });
  return { orders: await ordersOf(locals.user.id) };
}
export default defineEventHandler(async (event) => {
  setResponseHeader(event, "Cache-Control", "public, max-age=60");
  return ordersOf(event.context.user.id);
});
app.get("/orders", async (c) => {
  c.header("Cache-Control", "public, max-age=600");
  return c.json(await ordersOf(c.get("jwtPayload").sub));
});`,
      findings: [
        { at: '"cache-control": "public, max-age=300"' },
        { at: 'setResponseHeader(event, "Cache-Control", "public, max-age=60")' },
        { at: 'c.header("Cache-Control", "public, max-age=600")' },
      ],
    },
    {
      name: "Nest: a header before a method",
      code: `import { Controller, Get, Header, Req } from "@nestjs/common";
@Controller("orders")
export class Orders {
  @Get() @Header("Cache-Control", "public, max-age=300") mine(@Req() req) { return this.orders.of(req.user.sub); }
}
`,
      findings: [{ at: 'Header("Cache-Control", "public, max-age=300")', fixes: ["keep-private"] }],
    },
    {
      name: "Express",
      code: `const router = require("express").Router();
router.get("/orders", requireLogin, async (req, res) => {
  res.setHeader("Cache-Control", "public, max-age=300");
  res.json(await Order.find({ user: req.user._id }));
});`,
      findings: [
        {
          at: `res.setHeader("Cache-Control", "public, max-age=300")`,
          level: "warning",
          fixes: ["keep-private"],
        },
      ],
      fixed: {
        "keep-private": `const router = require("express").Router();
router.get("/orders", requireLogin, async (req, res) => {
  res.setHeader("Cache-Control", "private, no-store");
  res.json(await Order.find({ user: req.user._id }));
});`,
      },
    },
    {
      name: "a route of Next.js",
      path: "app/api/orders/route.ts",
      code: `import { getServerSession } from "next-auth";
export async function GET() {
  const session = await getServerSession(options);
  const orders = await db.order.findMany({ where: { email: session.user.email } });
  return NextResponse.json(orders, { headers: { "Cache-Control": "s-maxage=60, stale-while-revalidate" } });
}`,
      findings: [{ at: `"Cache-Control": "s-maxage=60, stale-while-revalidate"` }],
    },
    {
      name: "a page of Next.js",
      path: "pages/account.tsx",
      code: `import { auth } from "@clerk/nextjs/server";
export async function getServerSideProps({ req, res }) {
  const { userId } = auth();
  res.setHeader("Cache-Control", "public, s-maxage=10");
  return { props: { orders: await orders(userId) } };
}`,
      findings: [{ at: `res.setHeader("Cache-Control", "public, s-maxage=10")` }],
    },
    {
      name: "headers of Remix",
      path: "app/routes/account.tsx",
      code: `export const headers = () => ({ "Cache-Control": "public, s-maxage=60" });
export async function loader({ request }) {
  const userId = await requireUserId(request);
  return { orders: await ordersOf(userId) };
}`,
      findings: [{ at: `"Cache-Control": "public, s-maxage=60"` }],
    },
    {
      name: "Koa, Hono and the network's own header",
      code: `router.get("/cart", async (ctx) => { ctx.set("Surrogate-Control", "max-age=60"); ctx.body = await cartOf(ctx.state.user.id); });
app.get("/me", (c) => { c.header("CDN-Cache-Control", "max-age=60"); return c.json(c.get("user")); });`,
      findings: [
        { at: `ctx.set("Surrogate-Control", "max-age=60")` },
        { at: `c.header("CDN-Cache-Control", "max-age=60")` },
      ],
    },
    {
      name: "a session's cart behind a constant",
      code: `const CACHED = "public, max-age=60";
app.get("/cart", (req, res) => { res.header("Cache-Control", CACHED); res.render("cart", { cart: req.session.cart }); });`,
      findings: [{ at: `res.header("Cache-Control", CACHED)`, fixes: [] }],
    },
    {
      name: "the data cache of Next.js",
      code: `import { unstable_cache as cache } from "next/cache";
import { unstable_cache } from "next/cache";
export async function orders() {
  const { user } = await session();
  const load = unstable_cache(async () => db.order.findMany({ where: { userId: user.id } }), ["orders"]);
  return load();
}
export const cartOf = (customerId) => cache(() => fetchCart(customerId))();`,
      findings: [{ at: "user.id", fixes: ["add-key"] }, { at: "customerId" }],
    },
    {
      name: "a function of the project that asks",
      path: "app/api/orders/route.ts",
      code: `import { customerId } from "../../../lib/auth";
export async function GET() {
  return Response.json(await ordersOf(await customerId()), { headers: { "Cache-Control": "public, max-age=60" } });
}`,
      files: {
        "lib/auth.ts": `import NextAuth from "next-auth";
export const { auth } = NextAuth({});
export async function customerId() { return (await auth()).user.id; }`,
      },
      findings: [{ at: `"Cache-Control": "public, max-age=60"` }],
    },
    {
      name: "Nest",
      code: `import { Controller, Get, Req, UseInterceptors } from "@nestjs/common";
import { CacheInterceptor } from "@nestjs/cache-manager";
@Controller("account")
@UseInterceptors(CacheInterceptor)
export class AccountController {
  @Get("orders") orders(@Req() req) { return this.orders.of(req.user.id); }
  @Get("cart") cart(@CurrentUser() user) { return this.carts.of(user.id); }
  @Get("faq") faq() { return this.pages.faq(); }
}`,
      findings: [{ at: "orders" }, { at: "cart" }],
    },
  ],
});
