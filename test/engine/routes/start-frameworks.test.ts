import { describe, expect, it } from "vitest";
import { routesOf } from "./table.ts";

function manifest(...names: readonly string[]): string {
  return JSON.stringify({ dependencies: Object.fromEntries(names.map((name) => [name, "1.0.0"])) });
}

const endpoint = `export const GET = async () => new Response("ok");`;

describe("routes of Astro", () => {
  const files = {
    "package.json": manifest("astro"),
    "src/pages/api/orders/[id].ts": `
      export const DELETE = async ({ locals }) => {
        if (locals.user?.role !== "admin") return new Response(null, { status: 403 });
      };
      export const ALL = async () => new Response("ok");
    `,
    "src/pages/feed.xml.js": endpoint,
    "src/lib/pages.ts": endpoint,
  };

  it("are files that export verbs", () => {
    expect(routesOf(files)).toEqual([
      "ALL /api/orders/:id public",
      "DELETE /api/orders/:id admin (authentication) (role)",
      "GET /feed.xml public",
    ]);
  });

  it("stay public behind a middleware that only says who is there, and are unknown behind one that asks on some paths", () => {
    const behind = (code: string) =>
      routesOf({
        "package.json": manifest("astro"),
        "src/pages/api/a.ts": endpoint,
        "src/middleware/index.ts": code,
      });
    expect(
      behind(`
        import { defineMiddleware } from "astro:middleware";
        export const onRequest = defineMiddleware((context, next) => {
          context.locals.user = context.cookies.get("user")?.value;
          return next();
        });
      `),
    ).toEqual(["GET /api/a public"]);
    expect(
      behind(`
        import { defineMiddleware } from "astro:middleware";
        export const onRequest = defineMiddleware((context, next) => {
          if (context.url.pathname.startsWith("/api") && !context.locals.user)
            return new Response(null, { status: 401 });
          return next();
        });
      `),
    ).not.toContain("GET /api/a public");
    expect(
      behind(`
        import { sequence } from "astro:middleware";
        import { guard } from "some-guard";
        export const onRequest = sequence(guard, (context, next) => next());
      `),
    ).not.toContain("GET /api/a public");
  });
});

describe("routes of SolidStart", () => {
  const files = {
    "package.json": manifest("@solidjs/start"),
    "src/routes/api/teas/[id].ts": `export async function PUT(event) { return null; }`,
    "src/routes/index.tsx": `export default function Home() { return null; }`,
    "src/lib/teas.ts": `
      export const rename = action(async (form) => {
        "use server";
        await db.tea.update({});
      }, "rename");
    `,
  };

  it("are files that export verbs, and functions that say so", () => {
    expect(routesOf(files)).toEqual([
      "PUT /api/teas/:id public",
      "ACTION src/lib/teas.ts#rename public",
    ]);
  });

  it("are unknown behind a middleware whose function is not found, and not behind one for answers", () => {
    const behind = (options: string) =>
      routesOf({
        ...files,
        "src/middleware.ts": `
          import { createMiddleware } from "@solidjs/start/middleware";
          import { guard } from "some-guard";
          export default createMiddleware({ ${options} });
        `,
      })[0];
    expect(behind("onBeforeResponse: (event) => event.response.headers.set('a', 'b')")).toBe(
      "PUT /api/teas/:id public",
    );
    expect(behind("onRequest: guard")).not.toContain("public");
  });
});

describe("routes of TanStack Start", () => {
  const file = (server: string) => `
    import { createFileRoute } from "@tanstack/react-router";
    import { signedIn } from "some-guard";
    export const Route = createFileRoute("/api/bikes/$id")({ server: { ${server} } });
  `;
  const packages = manifest("@tanstack/react-start", "@tanstack/react-router");

  it("are handlers in files of routes, and functions that pages call", () => {
    expect(
      routesOf({
        "package.json": packages,
        "src/routes/_shop/api/bikes.$id.ts": file("handlers: { DELETE: async () => null }"),
        "src/routes/old/index.ts": `
          import { createServerFileRoute } from "@tanstack/react-start/server";
          export const ServerRoute = createServerFileRoute().methods({ ANY: async () => null });
        `,
        "src/server/bikes.ts": `
          import { createServerFn } from "@tanstack/react-start";
          export const rename = createServerFn({ method: "POST" })
            .validator((name) => name)
            .handler(async ({ data }) => data);
        `,
        "src/lib/table.ts": "export const table = { handlers: { GET: () => null } };",
      }),
    ).toEqual([
      "DELETE /api/bikes/:id public",
      "ALL /old public",
      "ACTION src/server/bikes.ts#rename public",
    ]);
  });

  it("are unknown behind middlewares that are not found", () => {
    const routes = (more: Record<string, string>) =>
      routesOf({ "package.json": packages, ...more });
    expect(
      routes({
        "src/routes/api/a.ts": file("middleware: [signedIn], handlers: { GET: () => null }"),
      }),
    ).not.toContain("GET /api/a public");
    expect(
      routes({
        "src/routes/api/a.ts": file("handlers: { GET: () => null }"),
        "src/start.ts": `
          import { createStart } from "@tanstack/react-start";
          import { guard } from "some-guard";
          export const startInstance = createStart(() => ({ requestMiddleware: [guard] }));
        `,
      }),
    ).not.toContain("GET /api/a public");
  });
});
