import { describe, expect, it } from "vitest";
import { routesOf, tableOf } from "./table.ts";

function manifest(...names: readonly string[]): string {
  return JSON.stringify({ dependencies: Object.fromEntries(names.map((name) => [name, "1.0.0"])) });
}

describe("routes of Next", () => {
  const files = {
    "package.json": manifest("next"),
    "src/app/api/(shop)/orders/[id]/route.ts": `
      import { auth } from "@clerk/nextjs/server";
      export async function GET(request, { params }) {
        const { userId } = await auth();
        if (!userId) return new Response("no", { status: 401 });
        return Response.json({});
      }
      export const POST = async () => Response.json({});
      export const dynamic = "force-dynamic";
    `,
    "src/app/api/_lib/route.ts": "export function GET() {}",
    "src/app/files/[...path]/route.js": "export function GET() {}",
    "src/pages/api/items/index.ts": "export default function handler(req, res) {}",
    "src/app/actions.ts": `
      "use server";
      import { getServerSession } from "next-auth";
      export async function rename(name) {
        const session = await getServerSession();
        if (session?.user.role !== "admin") throw new Error("no");
      }
      export const open = async () => {};
      const own = () => {};
    `,
    "src/app/page.tsx": `
      export default function Page() {
        async function save(data) { "use server"; }
        return <form action={save} />;
      }
    `,
  };

  it("are files of the app and pages folders, and functions for browsers", () => {
    expect(routesOf(files)).toEqual([
      "ALL /api/items public",
      "GET /api/orders/:id customer (authentication)",
      "POST /api/orders/:id public",
      "GET /files/:path* public",
      "ACTION src/app/actions.ts#open public",
      "ACTION src/app/actions.ts#rename admin (authentication) (role)",
      "ACTION src/app/page.tsx#save public",
    ]);
  });

  it("are guarded by the middleware where its matcher says so", () => {
    const guarded = routesOf({
      ...files,
      "src/middleware.ts": `
        import { getToken } from "next-auth/jwt";
        export async function middleware(request) {
          const token = await getToken({ req: request });
          if (!token) return NextResponse.redirect(new URL("/login", request.url));
        }
        export const config = { matcher: ["/api/orders/:path*", "/((?!api|files).*)"] };
      `,
    });
    expect(guarded).toContain("POST /api/orders/:id customer authentication");
    expect(guarded).toContain("GET /files/:path* public");
    expect(guarded).toContain("ACTION src/app/actions.ts#open unknown authentication?");
  });

  it("may be guarded by a middleware that looks at the path itself", () => {
    const guarded = routesOf({
      ...files,
      "src/proxy.ts": `
        import { clerkMiddleware, createRouteMatcher } from "@clerk/nextjs/server";
        const isProtected = createRouteMatcher(["/admin(.*)"]);
        export default clerkMiddleware(async (auth, req) => { if (isProtected(req)) await auth.protect(); });
      `,
    });
    expect(guarded).toContain("GET /files/:path* unknown authentication?");
  });

  it("are as open as before behind a middleware that is given no function", () => {
    const open = routesOf({
      ...files,
      "src/proxy.ts":
        'import { clerkMiddleware } from "@clerk/nextjs/server"; export default clerkMiddleware();',
    });
    expect(open).toContain("GET /files/:path* public");
    const unknown = routesOf({
      ...files,
      "src/proxy.ts": 'import { guard } from "somewhere"; export default guard();',
    });
    expect(unknown).toContain("GET /files/:path* unknown");
  });
});

describe("routes of Next behind a middleware that looks at the path", () => {
  const behind = (middleware: string) =>
    routesOf({
      "package.json": '{ "dependencies": { "next": "15.0.0" } }',
      "src/app/api/stock/route.ts": "export async function PUT() {}",
      "src/middleware.ts": `import { NextResponse } from "next/server"; ${middleware}`,
    });

  it("are public where it turns somebody away from pages alone", () => {
    expect(
      behind(`export async function middleware(request) {
        const { pathname } = request.nextUrl;
        const isStaff = pathname.startsWith("/staff") || pathname === "/reports";
        const session = await getSession(request);
        if (isStaff && !session) return NextResponse.redirect(new URL("/login", request.url));
        return NextResponse.next();
      }`),
    ).toEqual(["PUT /api/stock public"]);
  });

  it("may be guarded where something else in it may refuse", () => {
    for (const body of [
      `if (request.nextUrl.pathname.startsWith("/staff") && !request.user) return NextResponse.redirect(new URL("/login", request.url));
       return withSession(request);`,
      `if (!request.nextUrl.pathname.startsWith("/staff")) return new NextResponse(null, { status: 302 });
       if (!request.user) throw new Error("no");`,
    ])
      expect(behind(`export async function middleware(request) { ${body} }`)).toEqual([
        "PUT /api/stock unknown authentication?",
      ]);
  });
});

describe("routes behind Auth.js as the middleware", () => {
  const behind = (
    middleware: string,
    config: string,
    more: Readonly<Record<string, string>> = {},
  ): string[] =>
    routesOf({
      "package.json": manifest("next", "next-auth"),
      "src/app/api/items/route.ts": "export async function GET() { return Response.json([]); }",
      "src/app/actions.ts": '"use server"; export async function open() { return 1; }',
      "src/auth.config.ts": `export const authConfig = ${config} satisfies NextAuthConfig;`,
      "src/auth.ts": `import NextAuth from "next-auth";
        import { authConfig } from "./auth.config";
        export const { handlers, auth } = NextAuth({ ...authConfig, providers: [] });`,
      "src/middleware.ts": middleware,
      ...more,
    });
  const DIRECT = `import NextAuth from "next-auth";
    import { authConfig } from "./auth.config";
    export const { auth: middleware } = NextAuth(authConfig);`;
  const MEMBER = `import NextAuth from "next-auth";
    import { authConfig } from "./auth.config";
    export default NextAuth(authConfig).auth;
    export const config = { matcher: ["/api/:path*"] };`;
  const HANDED = 'export { auth as middleware } from "./auth";';
  const PATHS = `{ providers: [], callbacks: { authorized({ auth, request: { nextUrl } }) {
    if (nextUrl.pathname.startsWith("/account")) return Boolean(auth?.user);
    return true;
  } } }`;

  it("may ask for a login on some paths", () => {
    const maybe = [
      "GET /api/items unknown authentication?",
      "ACTION src/app/actions.ts#open unknown authentication?",
    ];
    for (const middleware of [DIRECT, MEMBER, HANDED])
      expect(behind(middleware, PATHS)).toEqual(maybe);
  });

  it("ask for a login everywhere where the callback looks at nothing else", () => {
    const config = "{ providers: [], callbacks: { authorized: ({ auth }) => !!auth } }";
    expect(behind(DIRECT, config)[0]).toBe("GET /api/items customer authentication");
    expect(behind(HANDED, config)[0]).toBe("GET /api/items customer authentication");
  });

  it("are public where no callback asks", () => {
    expect(behind(DIRECT, "{ providers: [] }")[0]).toBe("GET /api/items public");
    const all = "{ providers: [], callbacks: { authorized: () => true } }";
    expect(behind(MEMBER, all)[0]).toBe("GET /api/items public");
  });

  it("are unknown where the configuration is", () => {
    expect(behind(DIRECT, "makeConfig()")[0]).toMatch(/^GET \/api\/items unknown/);
  });
});

describe("routes of Remix and React Router", () => {
  it("are flat files, with what loaders and actions check", () => {
    expect(
      routesOf({
        "package.json": manifest(
          "@shopify/shopify-app-remix",
          "@remix-run/node",
          "@remix-run/react",
        ),
        "app/shopify.server.ts": `
          import { shopifyApp } from "@shopify/shopify-app-remix/server";
          const shopify = shopifyApp({});
          export const authenticate = shopify.authenticate;
        `,
        "app/routes/app.orders.$id.tsx": `
          import { authenticate } from "../shopify.server";
          export const loader = async ({ request }) => { await authenticate.admin(request); return null; };
          export const action = async ({ request }) => null;
        `,
        "app/routes/webhooks.tsx": `
          import { authenticate } from "~/shopify.server";
          export const action = async ({ request }) => { await authenticate.webhook(request); };
        `,
        "app/routes/_auth.login_/route.tsx": "export const loader = () => null;",
        "app/routes/_auth.login_/helper.tsx": "export const loader = () => null;",
        "app/routes/($lang)._index.tsx": "export const loader = () => null;",
        "app/routes/[sitemap.xml].tsx": "export const loader = () => null;",
        "app/routes/files.$.tsx": "export const loader = () => null;",
        "tsconfig.json":
          '{ "compilerOptions": { "baseUrl": ".", "paths": { "~/*": ["./app/*"] } } }',
      }),
    ).toEqual([
      "GET /:lang? public",
      "GET /app/orders/:id admin (authentication) (role)",
      "POST /app/orders/:id public",
      "GET /files/* public",
      "GET /login public",
      "GET /sitemap.xml public",
      "POST /webhooks public (signature)",
    ]);
  });
});

describe("routes of Medusa", () => {
  const files = {
    "package.json": manifest("@medusajs/framework"),
    "src/api/admin/reviews/[id]/route.ts":
      "export const GET = async () => {}; export const POST = async () => {};",
    "src/api/admin/open/route.ts":
      "export const AUTHENTICATE = false; export const GET = async () => {};",
    "src/api/admin/again/route.ts":
      "export const AUTHENTICATE = false; export const GET = async () => {};",
    "src/api/store/reviews/route.ts":
      "export const GET = async () => {}; export const POST = async () => {};",
    "src/api/store/customers/me/cards/route.ts": "export const GET = async () => {};",
    "src/api/hooks/pay/route.ts": "export const POST = async () => {};",
    "src/api/middlewares.ts": `
      import { defineMiddlewares, authenticate, validateAndTransformBody } from "@medusajs/framework/http";
      import { reviewRoutes } from "./store/reviews/middlewares";
      export default defineMiddlewares({
        routes: [
          ...reviewRoutes,
          { matcher: "/admin/again", middlewares: [authenticate("user", ["session"])] },
          { matcher: "/hooks/pay", method: "POST", bodyParser: { preserveRawBody: true } },
          { matcher: "/admin/reviews/:id", method: ["POST"], middlewares: [validateAndTransformBody(Schema)] },
        ],
      });
    `,
    "src/api/store/reviews/middlewares.ts": `
      import { authenticate, MiddlewareRoute } from "@medusajs/framework/http";
      export const reviewRoutes: MiddlewareRoute[] = [
        { method: ["POST"], matcher: "/store/reviews", middlewares: [authenticate("customer", ["session"])] },
        { method: ["GET"], matcher: "/store/reviews", middlewares: [authenticate("customer", ["session"], { allowUnauthenticated: true })] },
      ];
    `,
  };

  it("join files with matchers and the framework's own guards", () => {
    expect(routesOf(files)).toEqual([
      "GET /admin/again admin authentication role",
      "GET /admin/open public",
      "GET /admin/reviews/:id admin authentication role",
      "POST /admin/reviews/:id admin authentication role validation",
      "POST /hooks/pay public",
      "GET /store/customers/me/cards customer authentication",
      "GET /store/reviews public",
      "POST /store/reviews customer authentication",
    ]);
    const hook = tableOf(files).find(({ path }) => path === "/hooks/pay");
    expect(hook?.middlewares.map(({ does }) => does)).toEqual([["body-json", "body-raw"]]);
  });

  it("run no middlewares that stand in a config without a default export, which version 1 reads", () => {
    const middlewares = `import { authenticate } from "@medusajs/framework/http";
      export const config = {
        routes: [{ matcher: "/store/reviews", middlewares: [authenticate("customer", ["session"])] }],
      };`;
    const store = (manifestText: string, text: string): string[] =>
      routesOf({
        "package.json": manifestText,
        "src/api/store/reviews/route.ts": "export const GET = async () => {};",
        "src/api/middlewares.ts": text,
      });
    const second = manifest("@medusajs/framework");
    expect(store(second, middlewares)).toEqual(["GET /store/reviews public"]);
    const guarded = ["GET /store/reviews customer authentication"];
    expect(store(second, `${middlewares} export default config;`)).toEqual(guarded);
    expect(store(second, `${middlewares} export * from "./more";`)).toEqual(guarded);
    expect(store(manifest("@medusajs/medusa"), middlewares)).toEqual(guarded);
  });

  it("of version 1 are those of a router", () => {
    expect(
      routesOf({
        "package.json": manifest("@medusajs/medusa", "express"),
        "src/api/index.js": `
          import { Router } from "express";
          import { authenticate, wrapHandler } from "@medusajs/medusa";
          export default (rootDirectory) => {
            const router = Router();
            router.use("/admin", authenticate());
            router.get("/admin/x", wrapHandler(async (req, res) => {}));
            return router;
          };
        `,
      }),
    ).toEqual(["GET …/admin/x admin authentication"]);
  });
});

describe("routes of EverShop", () => {
  it("are folders with a route.json, their files in the order that their names ask for", () => {
    const table = tableOf({
      "package.json": manifest("@evershop/evershop"),
      "extensions/x/api/addPoints/route.json":
        '{ "methods": ["POST"], "path": "/points", "access": "public" }',
      "extensions/x/api/addPoints/payloadSchema.json": "{}",
      "extensions/x/api/addPoints/bodyParser.js":
        "export default (request, response, next) => next();",
      "extensions/x/api/addPoints/[check]addPoints.js":
        "export default async (request, response) => {};",
      "extensions/x/api/addPoints/[bodyParser]check[addPoints].js":
        "export default (request, response, next) => { if (!request.getCurrentCustomer()) { response.status(401); return; } next(); };",
      "extensions/x/api/removePoints/route.json": '{ "methods": ["DELETE"], "path": "/points" }',
      "extensions/x/api/removePoints/removePoints.js": "export default () => {};",
      "extensions/x/pages/admin/points/route.json": '{ "methods": ["GET"], "path": "/points" }',
      "extensions/x/pages/admin/points/index.js": "export default () => {};",
    });
    expect(table.map(({ method, path, exposure }) => `${method} ${path} ${exposure}`)).toEqual([
      "GET /admin/points admin",
      "DELETE /api/points admin",
      "POST /api/points customer",
    ]);
    expect(table[2]).toMatchObject({
      file: "extensions/x/api/addPoints/[check]addPoints.js",
      handler: "addPoints",
    });
    expect(table[2]?.middlewares.map(({ name }) => name)).toEqual([
      "payloadSchema.json",
      "bodyParser",
      "check",
    ]);
  });
});
