import { describe, expect, it } from "vitest";
import { routesOf, tableOf } from "./table.ts";

describe("routes of hapi", () => {
  const handlers = `
    const admin = { auth: { strategy: "token", scope: ["admin"] } };
    server.route({ method: "GET", path: "/open", options: { auth: false }, handler: () => [] });
    server.route([
      { method: ["PUT", "PATCH"], path: "/orders/{id}", handler: (request) => request.payload },
      { method: "DELETE", path: "/files/{name*}", options: admin, handler: remove },
      { method: "GET", path: "/maybe", config: { auth: { mode: "try" }, handler: (request, h) => h.response() } },
    ]);
    function remove() {}
  `;

  it("ask for what the server asks for by itself, unless they say otherwise", () => {
    const files = {
      "package.json": '{ "dependencies": { "@hapi/hapi": "21.0.0" } }',
      "routes.js": `exports.register = (server) => { ${handlers} };`,
    };
    expect(routesOf(files)).toEqual([
      "DELETE /files/:name admin authentication role",
      "GET /maybe public",
      "GET /open public",
      "PATCH /orders/:id public",
      "PUT /orders/:id public",
    ]);
    const guarded = { ...files, "auth.js": 'server.auth.default("token");' };
    expect(routesOf(guarded)).toEqual([
      "DELETE /files/:name admin authentication role",
      "GET /maybe public",
      "GET /open public",
      "PATCH /orders/:id customer authentication",
      "PUT /orders/:id customer authentication",
    ]);
  });

  it("meet what stands before all handlers, and checks of their own", () => {
    expect(
      routesOf({
        "package.json": '{ "dependencies": { "@hapi/hapi": "21.0.0" } }',
        "server.js": `server.ext("onPreHandler", limitAnything);`,
        "routes.js": `
          const verify = { method: (request) => { if (!request.auth.credentials) throw Boom.unauthorized(); } };
          server.route({ method: "POST", path: "/a", options: { pre: [verify], plugins: { "hapi-rate-limit": {} } }, handler: () => {} });
          server.route({ method: "POST", path: "/b", options: make(), handler: () => {} });`,
      }),
    ).toEqual(["POST /a customer authentication rate-limit", "POST /b unknown"]);
  });

  it("are none of other packages, and no objects of other kinds", () => {
    expect(
      routesOf({
        "package.json": '{ "dependencies": { "express": "5.0.0" } }',
        "a.js": `const call = { method: "POST", path: "/a", handler: () => {} };`,
      }),
    ).toEqual([]);
    expect(
      routesOf({
        "package.json": '{ "dependencies": { "@hapi/hapi": "21.0.0" } }',
        "a.js": `const call = { method: "POST", path: "/a", handler: "order.find" }; const other = { method: "POST", path: "a" };`,
      }),
    ).toEqual([]);
  });
});

describe("routes of Payload", () => {
  it("are open unless their handlers ask", () => {
    expect(
      routesOf({
        "package.json": '{ "dependencies": { "payload": "3.0.0" } }',
        "orders.ts": `
          export const Orders = {
            slug: "orders",
            endpoints: [
              { path: "/:id/receipt", method: "get", handler: async (req) => { if (!req.user) return Response.json({}, { status: 401 }); } },
              { path: "/all", method: "get", handler: everything },
            ],
          };
          async function everything(req) { return Response.json(await req.payload.find({ collection: "orders" })); }
          export const hook = { path: "/hook", method: "post", handler: async (req) => { await req.payload.update({ collection: "orders", id: 4, data: {} }); } };`,
      }),
    ).toEqual([
      "POST /api/hook public",
      "GET /api/orders/:id/receipt customer (authentication)",
      "GET /api/orders/all public",
    ]);
  });
});

describe("routes of LoopBack", () => {
  const controller = `
    import { authenticate } from "@loopback/authentication";
    import { authorize } from "@loopback/authorization";
    import { api, del, get, operation, param, post } from "@loopback/rest";
    @authenticate("jwt")
    export class Orders {
      @get("/orders/{id}") async one(@param.path.string("id") id: string) {}
      @authenticate.skip() @get("/orders") async list() {}
      @authorize({ allowedRoles: ["admin"] }) @del("/orders/{id}") async drop() {}
    }
    @api({ basePath: "/hooks" })
    export class Hooks {
      @post("/stripe") async paid() {}
      @operation("patch", "/other") async other() {}
    }`;

  it("are what decorators of methods and classes say", () => {
    expect(
      routesOf({
        "package.json": '{ "dependencies": { "@loopback/rest": "14.0.0" } }',
        "orders.ts": controller,
      }),
    ).toEqual([
      "PATCH /hooks/other public",
      "POST /hooks/stripe public",
      "GET /orders public",
      "DELETE /orders/:id admin authentication authentication role",
      "GET /orders/:id customer authentication",
    ]);
  });

  it("are not known behind interceptors for all of them", () => {
    const files = {
      "package.json": '{ "dependencies": { "@loopback/rest": "14.0.0" } }',
      "orders.ts": controller,
      "all.ts": "@globalInterceptor('auth') export class Ask implements Provider<Interceptor> {}",
    };
    expect(tableOf(files).filter(({ exposure }) => exposure === "public")).toEqual([]);
  });
});

describe("routes of AdonisJS", () => {
  const files = {
    "package.json":
      '{ "imports": { "#controllers/*": "./app/controllers/*.js", "#middleware/*": "./app/middleware/*.js", "#start/*": "./start/*.js" }, "dependencies": { "@adonisjs/core": "6.0.0" } }',
    "start/kernel.ts": `
      import router from "@adonisjs/core/services/router";
      router.use([() => import("@adonisjs/core/bodyparser_middleware")]);
      export const middleware = router.named({
        auth: () => import("#middleware/auth_middleware"),
        admin: () => import("#middleware/admin_middleware"),
      });`,
    "app/middleware/admin_middleware.ts": `
      export default class Admin {
        async handle({ auth, response }, next) {
          if (auth.user?.role !== "admin") return response.forbidden();
          return next();
        }
      }`,
    "app/controllers/orders_controller.ts": `
      export default class Orders {
        async show({ params }) { return Order.findOrFail(params.id); }
      }`,
    "start/routes.ts": `
      import router from "@adonisjs/core/services/router";
      import { middleware } from "#start/kernel";
      const Orders = () => import("#controllers/orders_controller");
      router.get("/open", async ({ response }) => response.ok({}));
      router.get("/me", [Orders, "show"]).use(middleware.auth());
      router.group(() => {
        router.get("/orders/:id", [Orders, "show"]);
        router.group(() => { router.delete("/orders/:id", [Orders, "show"]).as("drop"); }).prefix("/staff").use(middleware.admin());
      }).prefix("/api").use([middleware.auth()]);
      router.post("/hook", [Orders, "show"]);`,
  };

  it("stand in groups with prefixes and middlewares", () => {
    expect(routesOf(files)).toEqual([
      "GET /api/orders/:id customer authentication",
      "DELETE /api/staff/orders/:id admin authentication role",
      "POST /hook public",
      "GET /me customer authentication",
      "GET /open public",
    ]);
    const [first] = tableOf(files);
    expect(first).toMatchObject({
      file: "app/controllers/orders_controller.ts",
      registered: { file: "start/routes.ts" },
    });
  });

  it("are not known where a function registers them that others may call in a group", () => {
    const routes = `
      import router from "@adonisjs/core/services/router";
      export default function back() {
        router.group(() => { router.post("/login", async () => {}); }).prefix("/shop");
      }`;
    expect(routesOf({ ...files, "start/routes.ts": routes })).toEqual([
      "POST …/shop/login unknown",
    ]);
  });

  it("are not known behind a middleware that is not found", () => {
    const kernel = `
      import router from "@adonisjs/core/services/router";
      router.use([() => import("#middleware/missing")]);`;
    const all = tableOf({ ...files, "start/kernel.ts": kernel });
    expect(all.filter(({ exposure }) => exposure === "public")).toEqual([]);
  });
});
