import { describe, expect, it } from "vitest";
import { routesOf, tableOf } from "./table.ts";

const store = (files: Readonly<Record<string, string>>) => ({
  "package.json": '{ "dependencies": { "@strapi/strapi": "5.0.0" } }',
  ...files,
});

const CONTROLLER = `
  import { factories } from "@strapi/strapi";
  export default factories.createCoreController("api::order.order", ({ strapi }) => ({
    async pay(ctx) {
      return strapi.documents("api::order.order").update({ documentId: ctx.params.id, data: { status: "paid" } });
    },
    async mine(ctx) {
      const user = ctx.state.user;
      if (!user) return ctx.unauthorized("log in first");
      return strapi.entityService.findMany("api::order.order", { filters: { user: user.id } });
    },
    async findOne(ctx) {
      const { data, meta } = await super.findOne(ctx);
      await this.validateQuery(ctx);
      return this.transformResponse(data, meta);
    },
  }));`;

describe("routes of Strapi", () => {
  it("are open where their configuration says so, and otherwise as open as the admin panel says", () => {
    const files = store({
      "src/api/order/controllers/order.ts": CONTROLLER,
      "src/api/order/routes/custom.ts": `
        export default { routes: [
          { method: "POST", path: "/orders/:id/pay", handler: "order.pay", config: { auth: false } },
          { method: "GET", path: "/orders/mine", handler: "api::order.order.mine", config: { auth: false, policies: [] } },
          { method: "GET", path: "/orders/report", handler: "order.report" },
          { method: "GET", path: "/orders/ping", handler: (ctx) => { ctx.body = 1; }, config: { auth: false } },
        ] };`,
    });
    expect(routesOf(files)).toEqual([
      "POST /api/orders/:id/pay public",
      "GET /api/orders/mine customer (authentication)",
      "GET /api/orders/ping public",
      "GET /api/orders/report unknown",
    ]);
    expect(tableOf(files)[0]).toMatchObject({
      file: "src/api/order/controllers/order.ts",
      handler: "order.pay",
      registered: { file: "src/api/order/routes/custom.ts" },
      effects: [{ does: "write", on: "strapi.order.update" }],
    });
  });

  it("are those of the core, as far as they are wanted, with what the store's controller makes of them", () => {
    const files = store({
      "src/api/order/controllers/order.ts": CONTROLLER,
      "src/api/order/routes/order.ts": `
        import { factories } from "@strapi/strapi";
        export default factories.createCoreRouter("api::order.order", {
          except: ["delete"],
          config: { find: { auth: false }, findOne: { auth: false }, create: { policies: ["is-staff"] } },
        });`,
      "src/api/category/controllers/category.js": `
        const { createCoreController } = require("@strapi/strapi").factories;
        module.exports = createCoreController("api::category.category");`,
      "src/api/category/routes/category.js": `
        const { createCoreRouter } = require("@strapi/strapi").factories;
        module.exports = createCoreRouter("api::category.category", { only: ["update"], config: { update: { auth: false } } });`,
    });
    expect(routesOf(files)).toEqual([
      "PUT /api/categories/:id public",
      "GET /api/orders public",
      "POST /api/orders unknown",
      "GET /api/orders/:id public",
      "PUT /api/orders/:id unknown",
    ]);
    const routes = tableOf(files);
    expect(routes[0]?.effects).toMatchObject([{ does: "write", on: "strapi.category.update" }]);
    expect(routes[1]?.effects).toMatchObject([
      { does: "read", on: "strapi.order.find", all: true },
    ]);
    // What the core gives a controller asks nobody.
    expect(routes[3]?.mayCheck).toBeUndefined();
  });

  it("are behind their policies and middlewares, and those of the whole server", () => {
    const files = (more: Readonly<Record<string, string>> = {}) =>
      store({
        "src/api/order/controllers/order.ts": CONTROLLER,
        "src/policies/is-admin.ts": `
          export default (policyContext, config, { strapi }) => {
            if (policyContext.state.user?.role?.name === "Administrator") return true;
            return false;
          };`,
        "src/api/order/policies/anything.ts": "export default () => true;",
        "src/api/order/policies/some.ts":
          "export default (context) => context.params.id === strapi.config.get('demo');",
        "src/api/order/middlewares/key.ts": `
          export default (config, { strapi }) => async (ctx, next) => {
            if (ctx.request.headers["x-api-key"] !== process.env.KEY) return ctx.unauthorized();
            await next();
          };`,
        "src/api/order/routes/custom.ts": `
          const open = (more) => ({ auth: false, ...more });
          export default { routes: [
            { method: "POST", path: "/a", handler: "order.pay", config: { auth: false, policies: ["global::is-admin"] } },
            { method: "POST", path: "/b", handler: "order.pay", config: { auth: false, policies: ["anything"] } },
            { method: "POST", path: "/c", handler: "order.pay", config: { auth: false, policies: [{ name: "some" }] } },
            { method: "POST", path: "/d", handler: "order.pay", config: { auth: false, middlewares: ["api::order.key"] } },
            { method: "POST", path: "/e", handler: "order.pay", config: { auth: false, policies: ["plugin::users-permissions.isAuthenticated"] } },
            { method: "POST", path: "/f", handler: "order.pay", config: open() },
          ] };`,
        ...more,
      });
    expect(routesOf(files())).toEqual([
      "POST /api/a admin authentication role",
      "POST /api/b public",
      "POST /api/c unknown",
      "POST /api/d customer authentication",
      "POST /api/e unknown authentication? role?",
      "POST /api/f unknown",
    ]);
    const global = (code: string) =>
      routesOf(
        files({
          "config/middlewares.ts": `export default ["strapi::errors", "global::error-handler", { name: "global::gate" }];`,
          "src/middlewares/error-handler.ts": `export default () => async (ctx, next) => { try { await next(); } catch (error) { ctx.status = error.status ?? 500; if (ctx.status === 401) ctx.body = "no"; } };`,
          "src/middlewares/gate.ts": `export default () => async (ctx, next) => { ${code} await next(); };`,
        }),
      )[1];
    expect(global("ctx.set('x-shop', '1');")).toBe("POST /api/b public");
    expect(global("if (blocked(ctx)) return ctx.forbidden();")).toBe("POST /api/b unknown");
  });

  it("are none of other folders and packages", () => {
    const route = `module.exports = { routes: [{ method: "GET", path: "/orders", handler: "order.find", config: { auth: false } }] };`;
    expect(routesOf(store({ "src/other/order.js": route }))).toEqual([]);
    expect(
      routesOf({
        "package.json": '{ "dependencies": { "koa": "2.0.0" } }',
        "src/api/order/routes/order.js": route,
      }),
    ).toEqual([]);
  });
});
