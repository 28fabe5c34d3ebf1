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
