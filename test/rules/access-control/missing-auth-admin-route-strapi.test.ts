import { describe, expect, it } from "vitest";
import { rule } from "../../../src/rules/access-control/missing-auth-admin-route/rule.ts";
import { projectFindings } from "../../harness/project-findings.ts";

/** A type of Strapi with its controller and its routes. */
const told = (thing: string, routes: string, controller = "") =>
  projectFindings(rule, {
    "package.json": '{ "dependencies": { "@strapi/strapi": "5.0.0" } }',
    "src/policies/is-admin.ts":
      "export default (context) => { if (context.state.user?.role?.name === 'Admin') return true; return false; };",
    [`src/api/${thing}/controllers/${thing}.ts`]: `
      import { factories } from "@strapi/strapi";
      export default factories.createCoreController("api::${thing}.${thing}", ({ strapi }) => ({ ${controller} }));`,
    [`src/api/${thing}/routes/${thing}.ts`]: `
      import { factories } from "@strapi/strapi";
      export default ${routes};`,
  }).map(({ underlined }) => underlined);

const core = (thing: string, config: string) =>
  told(thing, `factories.createCoreRouter("api::${thing}.${thing}", { config: { ${config} } })`);
const own = (thing: string, method: string, path: string, config: string, code: string) =>
  told(
    thing,
    `{ routes: [{ method: "${method}", path: "${path}", handler: "${thing}.run", config: { ${config} } }] }`,
    `async run(ctx) { ${code} }`,
  );

describe("routes of Strapi that anybody may call", () => {
  it("are told at the words that open them", () => {
    expect(core("order", "find: { auth: false }")).toEqual(["auth: false"]);
    expect(core("order", "update: { auth: false }, delete: { auth: false }")).toEqual([
      "auth: false",
      "auth: false",
    ]);
    expect(core("product", "create: { auth: false }")).toEqual(["auth: false"]);
    expect(
      own(
        "product",
        "PUT",
        "/products/:id",
        "auth: false",
        `return strapi.entityService.update("api::product.product", ctx.params.id, { data: ctx.request.body });`,
      ),
    ).toEqual(["auth: false"]);
    expect(
      own(
        "order",
        "GET",
        "/orders/all",
        "auth: false",
        `return strapi.entityService.findMany("api::order.order", { populate: "*" });`,
      ),
    ).toEqual(["auth: false"]);
    expect(
      own(
        "order",
        "GET",
        "/orders",
        "auth: false",
        `await this.validateQuery(ctx); return strapi.documents("api::order.order").findMany({ populate: "*" });`,
      ),
    ).toEqual(["auth: false"]);
  });

  it("are not told where the admin panel, a policy or the handler decides", () => {
    expect(core("order", "find: {}, update: { policies: [] }")).toEqual([]);
    expect(core("order", "update: { auth: false, policies: ['global::is-admin'] }")).toEqual([]);
    expect(core("order", "update: { auth: false, policies: ['global::somewhere'] }")).toEqual([]);
    expect(
      own(
        "order",
        "GET",
        "/orders",
        "auth: false",
        `if (!ctx.state.user) return ctx.unauthorized(); return strapi.entityService.findMany("api::order.order", {});`,
      ),
    ).toEqual([]);
    expect(
      own(
        "product",
        "PUT",
        "/products/:id",
        "auth: false",
        `await strapi.service("api::product.product").assertKey(ctx); return strapi.entityService.update("api::product.product", ctx.params.id, {});`,
      ),
    ).toEqual([]);
  });

  it("are not told of what a shop shows, and what guests do", () => {
    expect(core("product", "find: { auth: false }, findOne: { auth: false }")).toEqual([]);
    expect(core("order", "create: { auth: false }")).toEqual([]);
    expect(core("review", "create: { auth: false }")).toEqual([]);
    expect(
      own(
        "order",
        "GET",
        "/orders",
        "auth: false",
        `return strapi.entityService.findMany("api::order.order", { filters: { code: ctx.query.code } });`,
      ),
    ).toEqual([]);
  });
});
