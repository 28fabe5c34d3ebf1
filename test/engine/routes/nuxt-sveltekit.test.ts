import { describe, expect, it } from "vitest";
import { routesOf, tableOf } from "./table.ts";

function manifest(...names: readonly string[]): string {
  return JSON.stringify({ dependencies: Object.fromEntries(names.map((name) => [name, "1.0.0"])) });
}

const handler = "export default defineEventHandler(async (event) => ({ ok: true }));";

describe("routes of Nuxt's server", () => {
  it("are files with their method in the name, through the function that makes a handler", () => {
    expect(
      routesOf({
        "package.json": manifest("nuxt"),
        "server/api/orders/[id].get.ts": handler,
        "server/api/orders/index.post.ts": handler,
        "server/routes/feed/[...slug].ts": handler,
        "server/api/me.get.ts": `
          export default defineEventHandler(async (event) => {
            if (!event.context.user) throw createError({ statusCode: 401 });
          });
        `,
        "server/utils/helper.ts": handler,
      }),
    ).toEqual([
      "GET /api/me customer (authentication)",
      "POST /api/orders public",
      "GET /api/orders/:id public",
      "ALL /feed/:slug* public",
    ]);
  });

  it("are no routes of a package that is not Nuxt's", () => {
    expect(
      routesOf({ "package.json": manifest("express"), "server/api/a.get.ts": handler }),
    ).toEqual([]);
  });

  it("stay public behind a middleware that only says who is there", () => {
    const files = {
      "package.json": manifest("nuxt"),
      "server/api/orders.get.ts": handler,
      "server/middleware/user.ts": `
        import jwt from "jsonwebtoken";
        export default defineEventHandler((event) => {
          try { event.context.user = jwt.verify(getCookie(event, "token"), process.env.S); }
          catch { event.context.user = null; }
        });
      `,
    };
    expect(routesOf(files)).toEqual(["GET /api/orders public"]);
  });

  it("may be guarded by a middleware that asks for the path, and by code that it hands the request to", () => {
    const behind = (middleware: string) =>
      routesOf({
        "package.json": manifest("nuxt"),
        "server/api/admin/orders.get.ts": handler,
        "server/middleware/guard.ts": middleware,
      });
    expect(
      behind(`export default defineEventHandler((event) => {
        if (event.path.startsWith("/api/admin") && !event.context.user) throw createError({ statusCode: 401 });
      });`),
    ).toEqual(["GET /api/admin/orders unknown authentication?"]);
    expect(
      behind(`import { guard } from "corner-guards";
        export default defineEventHandler(async (event) => { await guard(event); });`),
    ).toEqual(["GET /api/admin/orders unknown"]);
    expect(behind(`export { default } from "corner-guards";`)).toEqual([
      "GET /api/admin/orders unknown",
    ]);
  });

  it("are public where the middleware turns somebody away on other paths alone", () => {
    const behind = (middleware: string) =>
      routesOf({
        "package.json": manifest("nuxt"),
        "server/api/stock/[id].put.ts": handler,
        "server/middleware/guard.ts": middleware,
      });
    const open = ["PUT /api/stock/:id public"];
    expect(
      behind(`export default defineEventHandler(async (event) => {
        if (!getRequestURL(event).pathname.startsWith("/api/back/")) return;
        const { user } = await getUserSession(event);
        if (!user?.isAdmin) throw createError({ statusCode: 403 });
      });`),
    ).toEqual(open);
    expect(
      behind(`const CLOSED = ["/api/back", "/api/reports"];
        export default defineEventHandler((event) => {
          const { pathname } = getRequestURL(event);
          const isClosed = CLOSED.some((start) => pathname.startsWith(start));
          if (isClosed && !event.context.user) throw createError({ statusCode: 401 });
        });`),
    ).toEqual(open);
    const mayGuard = [
      // Everything but some paths.
      `if (!event.path.startsWith("/api/public") && !event.context.user) throw createError({ statusCode: 401 });`,
      // Another refusal stands behind no question for a path.
      `if (event.path.startsWith("/api/back") && !event.context.user) throw createError({ statusCode: 401 });
       if (event.method !== "GET" && !event.context.user) throw createError({ statusCode: 401 });`,
      // What it asks for is not known.
      `if (event.path.startsWith(event.context.closed) && !event.context.user) throw createError({ statusCode: 401 });`,
      // The path may be one of those.
      `if (event.path.startsWith("/api/sto") && !event.context.user) throw createError({ statusCode: 401 });`,
      `if (event.path.startsWith("/api/back")) { if (!event.context.user) throw createError({ statusCode: 401 }); }
       await ask(event);`,
    ];
    for (const body of mayGuard)
      expect(behind(`export default defineEventHandler(async (event) => { ${body} });`)).toEqual([
        "PUT /api/stock/:id unknown authentication?",
      ]);
  });

  it("read their bodies with functions that need no import and check nothing", () => {
    const checks = (code: string) =>
      tableOf({
        "package.json": manifest("nuxt"),
        "server/api/orders.post.ts": `export default defineEventHandler(async (event) => { ${code} });`,
      }).map(({ mayCheck }) => mayCheck);
    expect(checks("return readBody(event);")).toEqual([undefined]);
    expect(checks("setResponseStatus(event, 201); return getQuery(event);")).toEqual([undefined]);
    expect(checks("await staffOnly(event); return readBody(event);")).toEqual(["staffOnly"]);
  });

  it("are for who is logged in where nuxt-auth-utils asks for a session", () => {
    const routes = routesOf({
      "package.json": manifest("nuxt"),
      "server/api/asks.get.ts": `export default defineEventHandler(async (event) => { const { user } = await requireUserSession(event); return user.id; });`,
      "server/api/looks.get.ts": `export default defineEventHandler(async (event) => { const { user } = await getUserSession(event); return { isIn: !!user }; });`,
    });
    expect(routes).toEqual(["GET /api/asks customer (authentication)", "GET /api/looks public"]);
  });

  it("are limited where a module does it for all of them", () => {
    expect(
      routesOf({
        "package.json": manifest("nuxt", "nuxt-security"),
        "server/api/login.post.ts": handler,
      }),
    ).toEqual(["POST /api/login public rate-limit"]);
  });
});

describe("routes of SvelteKit", () => {
  const files = {
    "package.json": manifest("@sveltejs/kit"),
    "src/routes/(shop)/orders/[id=integer]/+server.ts": `
      export async function GET({ locals }) {
        if (!locals.user) error(401);
        return json({});
      }
      export const fallback = () => json({});
    `,
    "src/routes/login/+page.server.ts": `
      export function load() { return {}; }
      export const actions = { default: async ({ request }) => ({}), reset: async ({ request }) => ({}) };
    `,
    "src/routes/login/+page.ts": "export function load() {}",
    "src/lib/+server-notes.ts": "export function GET() {}",
  };

  it("are endpoints, loads and actions", () => {
    expect(routesOf(files)).toEqual([
      "GET /login public",
      "POST /login public",
      "POST /login public",
      "ALL /orders/:id public",
      "GET /orders/:id customer (authentication)",
    ]);
  });

  it("stay public behind a hook that only says who is there", () => {
    const hook = `
      import jwt from "jsonwebtoken";
      export async function handle({ event, resolve }) {
        try { event.locals.user = jwt.verify(event.cookies.get("session"), process.env.S); }
        catch { event.locals.user = null; }
        return resolve(event);
      }
    `;
    expect(routesOf({ ...files, "src/hooks.server.ts": hook })).toContain("GET /login public");
  });

  it("may be guarded by a hook that asks for the path or that comes from elsewhere", () => {
    const asking = `
      export async function handle({ event, resolve }) {
        if (event.url.pathname.startsWith("/orders") && !event.locals.user) redirect(303, "/login");
        return resolve(event);
      }
    `;
    expect(routesOf({ ...files, "src/hooks.server.ts": asking })).toContain(
      "ALL /orders/:id unknown authentication?",
    );
    const handed = `export { handle } from "./auth";`;
    expect(routesOf({ ...files, "src/hooks.server.ts": handed })).toContain(
      "ALL /orders/:id unknown",
    );
  });

  it("are public where the hook turns somebody away in other folders alone", () => {
    const hook = `
      export async function handle({ event, resolve }) {
        event.locals.user = await userOf(event.cookies.get("sid"));
        if (event.route.id?.startsWith("/(staff)") && event.locals.user?.role !== "staff") redirect(303, "/login");
        return resolve(event);
      }
    `;
    const own = {
      ...files,
      "src/hooks.server.ts": hook,
      "src/routes/(staff)/prices/+server.ts": "export function PUT() {}",
    };
    expect(routesOf(own)).toContain("ALL /orders/:id public");
    expect(routesOf(own)).toContain("PUT /prices unknown authentication? role?");
  });

  it("may be guarded by the load of a layout, but endpoints are not", () => {
    const layout = `export function load({ locals }) { if (!locals.user) redirect(303, "/"); }`;
    const routes = routesOf({ ...files, "src/routes/+layout.server.ts": layout });
    expect(routes).toContain("GET /login unknown authentication?");
    expect(routes).toContain("ALL /orders/:id public");
  });
});
