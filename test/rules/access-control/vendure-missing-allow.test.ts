import { describe, expect, it } from "vitest";
import { rule } from "../../../src/rules/access-control/vendure-missing-allow/rule.ts";
import { MemoryStore } from "../../harness/memory-store.ts";

const PACKAGE = '{ "dependencies": { "@vendure/core": "3.0.0" } }';
const IMPORTS = `
  import { Query, Mutation, Resolver } from "@nestjs/graphql";
  import { Allow, Permission, Ctx, VendurePlugin } from "@vendure/core";
`;

/** The underlined texts of a plug-in with one resolver. */
function reported(members: string, more: { api?: string; above?: string; plugin?: string } = {}) {
  const { api = "adminApiExtensions", above = "", plugin } = more;
  const code = `${IMPORTS}
    ${above}
    @Resolver()
    export class Reports { ${members} }
    ${plugin ?? `@VendurePlugin({ ${api}: { schema, resolvers: [Reports] } }) export class Plugin {}`}
  `;
  const store = new MemoryStore(
    { "package.json": PACKAGE, "src/plugin.ts": code },
    { rules: [rule] },
  );
  return store.session
    .analyseProject([...store.files.keys()], { known: false, reason: "no git" })
    .flatMap((result) => {
      expect(result.crashes).toEqual([]);
      return result.findings.map(({ range }) => code.slice(range.start, range.end));
    });
}

describe("vendure-missing-allow", () => {
  it.each([
    ["a method with a permission", "@Query() @Allow(Permission.ReadOrder) sales() {}", {}],
    ["a method that is public on purpose", "@Query() @Allow(Permission.Public) sales() {}", {}],
    ["a field of the Shop API", "@Query() sales() {}", { api: "shopApiExtensions" }],
    ["a resolver that nobody lists", "@Query() sales() {}", { plugin: "" }],
    [
      "a query that the Shop API offers, too",
      "@Query() preview() {}",
      {
        plugin:
          "@VendurePlugin({ adminApiExtensions: { schema, resolvers: [Reports] }, shopApiExtensions: { schema, resolvers: [Reports] } }) export class Plugin {}",
      },
    ],
    ["a helper method", "sales() {}", {}],
    ["logging in", "@Mutation() login() {}", {}],
    [
      "a check of its own",
      "@Query() sales(ctx) { if (!ctx.userHasPermissions([Permission.ReadOrder])) throw new ForbiddenError(); }",
      {},
    ],
    [
      "what is given to those with the permission only",
      "@Query() sales(ctx, key) { const all = {}; if (this.store.hasReadPermission(ctx, key)) all.key = 1; return all; }",
      {},
    ],
    [
      "a decorator of the project that brings the permission",
      "@Staff() @Query() sales() {}",
      {
        above: `const Staff = () => applyDecorators(Allow(Permission.ReadOrder)); import { applyDecorators } from "@nestjs/common";`,
      },
    ],
    [
      "another guard",
      "@UseGuards(Own) @Query() sales() {}",
      { above: `import { UseGuards } from "@nestjs/common"; import { Own } from "./own";` },
    ],
  ])("stays silent: %s", (_, members, more) => {
    expect(reported(members, more)).toEqual([]);
  });

  it("reports a change in both APIs", () => {
    const plugin =
      "@VendurePlugin({ adminApiExtensions: { schema, resolvers: [Reports] }, shopApiExtensions: { schema, resolvers: [Reports] } }) export class Plugin {}";
    expect(reported("@Mutation() refund() {}", { plugin })).toEqual(["refund"]);
  });

  it.each([
    ["a query", "@Query() async sales(@Ctx() ctx) { return this.all(ctx); }", ["sales"]],
    [
      "a mutation under another name",
      '@Mutation("wipe") clear() {}',
      ['@Mutation("wipe") clear() '],
    ],
    ["one of two", "@Query() @Allow(Permission.ReadOrder) a() {} @Query() b() {}", ["b"]],
  ])("reports %s", (_, members, expected) => {
    expect(reported(members)).toEqual(expected);
  });

  it("reports a permission on the class, which has no effect", () => {
    expect(reported("@Query() sales() {}", { above: "@Allow(Permission.ReadOrder)" })).toEqual([
      "sales",
    ]);
  });
});

describe("controllers of plug-ins", () => {
  const found = (members: string, above = "") => {
    const code = `
  import { Body, Controller, Get, Headers, Param, Post, UseGuards } from "@nestjs/common";
  import { Allow, Ctx, CustomerService, Order, OrderService, Permission, ProductService, TransactionalConnection, VendurePlugin } from "@vendure/core";
  ${above}
  @Controller("erp")
  export class Erp {
    constructor(private orders: OrderService, private products: ProductService, private readonly customers: CustomerService, private connection: TransactionalConnection) {}
    ${members}
  }
  @VendurePlugin({ controllers: [Erp] }) export class Plugin {}
`;
    const store = new MemoryStore(
      { "package.json": PACKAGE, "src/plugin.ts": code },
      { rules: [rule], configuration: { preset: "balanced" } },
    );
    return store.session
      .analyseProject([...store.files.keys()], { known: false, reason: "no git" })
      .flatMap(({ findings, crashes }) => {
        expect(crashes).toEqual([]);
        return findings.map(({ message }) => message);
      });
  };

  it.each([
    ["all orders", '@Get("orders") all(@Ctx() ctx) { return this.orders.findAll(ctx); }'],
    [
      "a change of a state",
      '@Post("state") move(@Ctx() ctx, @Body() body) { return this.orders.transitionToState(ctx, body.id, "Shipped"); }',
    ],
    [
      "a change of a record",
      '@Post("cancel") async cancel(@Ctx() ctx, @Body() body) { await this.connection.getRepository(ctx, Order).update({ id: body.id }, { state: "Cancelled" }); }',
    ],
  ])("reports %s for whoever calls", (_name, members) => {
    expect(found(members)).toEqual([expect.stringMatching(/of the plug-in has no `@Allow`/)]);
  });

  it.each([
    [
      "a permission",
      '@Get("orders") @Allow(Permission.ReadOrder) all(@Ctx() ctx) { return this.orders.findAll(ctx); }',
    ],
    [
      "a secret of the caller's",
      '@Get("orders") all(@Ctx() ctx, @Headers("x-key") key) { if (key !== process.env.ERP_SECRET) throw new Error(); return this.orders.findAll(ctx); }',
    ],
    ["the catalogue", '@Get("feed") feed(@Ctx() ctx) { return this.products.findAll(ctx); }'],
    [
      "one order by its code, as guests have it",
      '@Get(":code") one(@Ctx() ctx, @Param("code") code) { return this.orders.findOneByCode(ctx, code); }',
    ],
    [
      "the customer who is logged in",
      '@Post("me") me(@Ctx() ctx, @Body() body) { return this.customers.update(ctx, { id: ctx.activeUserId, ...body }); }',
    ],
    [
      "a webhook",
      '@Post("webhook") hook(@Ctx() ctx, @Body() body) { return this.orders.transitionToState(ctx, body.id, "Shipped"); }',
    ],
  ])("stays silent: %s", (_name, members) => {
    expect(found(members)).toEqual([]);
  });

  it("stays silent behind a guard", () => {
    const members =
      '@UseGuards(Own) @Get("orders") all(@Ctx() ctx) { return this.orders.findAll(ctx); }';
    expect(found(members, 'import { Own } from "./own";')).toEqual([]);
  });
});
