import { describe, expect, it } from "vitest";
import { rule } from "../../../src/rules/access-control/graphql-trpc-mutation-no-auth/rule.ts";
import { projectFindings } from "../../harness/project-findings.ts";

const told = (files: Readonly<Record<string, string>>): string[] =>
  projectFindings(rule, files).map(({ underlined }) => underlined);

describe("mutations that anybody may call", () => {
  it("are fields of maps of resolvers", () => {
    const code = `export const resolvers: Resolvers = { Query: {}, Mutation: {
  updateGiftCard: (_, { code, input }) => prisma.giftCard.update({ where: { code }, data: input }),
  async updateStock(_parent, { sku, stock }, { dataSources }) { return dataSources.inventory.updateOne({ sku }, { stock }); },
  deleteBanner: staffOnly((_, { key }) => Banner.findOneAndDelete({ key })),
} };`;
    expect(told({ "src/resolvers.ts": code })).toEqual(["updateGiftCard", "updateStock"]);
  });

  it("also of maps by their names, and of files that are called so", () => {
    const field = "deleteCoupon: (_, { id }) => Coupon.findByIdAndDelete(id)";
    expect(
      told({
        "src/graphql/coupons.js": `const Mutation = { ${field} };\nmodule.exports = { Mutation };`,
        "src/resolvers/mutation.js": `module.exports = { ${field.replace("deleteCoupon", "dropCoupon")} };`,
        "src/resolvers/query.js": `module.exports = { ${field.replace("deleteCoupon", "noMutation")} };`,
      }),
    ).toEqual(["deleteCoupon", "dropCoupon"]);
  });

  it("not where a directive stands behind the field in the text of the schema", () => {
    const resolvers = `export const Mutation = {
  deleteCoupon: (_, { id }) => Coupon.findByIdAndDelete(id),
  deleteProduct: (_, { id }) => Product.findByIdAndDelete(id),
  setPrice: (_, { id, price }) => Product.updateOne({ _id: id }, { price }),
};`;
    expect(
      told({
        "src/resolvers.ts": resolvers,
        "src/schema.graphql": `directive @auth(requires: Role) on FIELD_DEFINITION
type Mutation {
  deleteCoupon(id: ID!): Boolean
  deleteProduct(id: ID!): Boolean @auth(requires: STAFF)
  setPrice(id: ID!, price: Int!): Boolean! @deprecated
}`,
      }),
    ).toEqual(["deleteCoupon", "setPrice"]);
    expect(
      told({
        "src/resolvers.ts": resolvers,
        "src/type-defs.ts":
          "export default gql`\n  type Mutation @isStaff {\n    deleteCoupon(id: ID!): Boolean\n    deleteProduct(id: ID!): Boolean\n    setPrice(id: ID!, price: Int!): Boolean\n  }\n`;",
      }),
    ).toEqual([]);
  });

  it("of records of any kind where the schema asks before other changes", () => {
    const kiln = (directive: string, field = "relight"): Readonly<Record<string, string>> => ({
      "src/resolvers.ts": `export const resolvers = { Mutation: {
  douse: async (_: unknown, { id }) => (await db("kilns").where({ id }).update({ lit: false })) === 1,
  move: async (_: unknown, { id, hall }) => (await db("kilns").where({ id }).update({ hall })) === 1,
  ${field}: async (_: unknown, { id }) => (await db("kilns").where({ id }).update({ lit: true })) === 1,
} };`,
      "src/schema.graphql": `type Mutation {
  douse(id: ID!): Boolean ${directive}
  move(id: ID!, hall: Int!): Boolean ${directive}
  ${field}(id: ID!): Boolean
}`,
    });
    expect(told(kiln("@needs(rank: POTTER)"))).toEqual(["relight"]);
    expect(told(kiln("@needs(rank: POTTER)", "likeKiln"))).toEqual([]);
    expect(told(kiln(""))).toEqual([]);
  });

  it("methods of resolvers of Nest without a guard", () => {
    const resolver = (guards: string): string => `import { UseGuards } from "@nestjs/common";
import { Args, Mutation, Resolver } from "@nestjs/graphql";
@Resolver()
export class ProductsResolver {
  constructor(private readonly products: Repository<Product>) {}
  @Mutation(() => Boolean)
  ${guards}
  async setPrice(@Args("id") id: string, @Args("price") price: number) {
    await this.products.update({ id }, { price });
    return true;
  }
}`;
    const path = "src/products.resolver.ts";
    const manifest = { "package.json": '{ "dependencies": { "@nestjs/graphql": "13.0.0" } }' };
    expect(told({ ...manifest, [path]: resolver("") })).toHaveLength(1);
    expect(told({ ...manifest, [path]: resolver("@UseGuards(StaffGuard)") })).toEqual([]);
  });
});
