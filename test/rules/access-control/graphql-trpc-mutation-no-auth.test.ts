import { rule } from "../../../src/rules/access-control/graphql-trpc-mutation-no-auth/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

testRule(rule, {
  valid: [
    {
      name: "another procedure",
      code: `export const r = router({ set: protectedProcedure.mutation(({ ctx }) => ctx.db.product.update({})) });`,
    },
    {
      name: "a middleware on the way",
      code: `export const r = router({ set: publicProcedure.use(isStaff).mutation(({ ctx }) => ctx.db.product.update({})) });`,
    },
    {
      name: "the handler asks",
      code: `export const r = router({ set: publicProcedure.mutation(({ ctx }) => { if (!ctx.session) throw new Error("no"); return ctx.db.product.update({}); }) });`,
    },
    {
      name: "what visitors do",
      code: `export const r = router({ addToCart: publicProcedure.mutation(({ ctx }) => ctx.db.product.update({})), signUp: publicProcedure.mutation(({ ctx }) => ctx.db.customer.create({})) });`,
    },
    {
      name: "a query",
      code: `export const r = router({ all: publicProcedure.query(({ ctx }) => ctx.db.product.findMany()) });`,
    },
    {
      name: "a resolver that looks at the context",
      code: `export const resolvers = { Mutation: { deleteCoupon: (_, args, { user }) => user && Coupon.findByIdAndDelete(args.id) } };`,
    },
    {
      name: "a resolver in a wrapper",
      code: `export const resolvers = { Mutation: { deleteCoupon: staffOnly((_, args) => Coupon.findByIdAndDelete(args.id)) } };`,
    },
    {
      name: "rules before all fields",
      files: { "package.json": '{ "dependencies": { "graphql-shield": "7.6.5" } }' },
      code: `export const resolvers = { Mutation: { deleteCoupon: (_, args) => Coupon.findByIdAndDelete(args.id) } };`,
    },
    {
      name: "records of visitors",
      code: `export const resolvers = { Mutation: { rate: (_, args) => Rating.create(args) } };`,
    },
  ],
  invalid: [
    {
      name: "tRPC",
      code: `export const r = router({ setPrice: publicProcedure.input(schema).mutation(({ ctx, input }) => ctx.db.product.update({ where: { id: input.id } })) });`,
      findings: [
        { at: "publicProcedure.input(schema).mutation", level: "information", message: "setPrice" },
      ],
    },
    {
      name: "tRPC, of things that the shop has a word of its own for",
      code: `export const r = router({ setPrice: publicProcedure.input(schema).mutation(({ ctx, input }) => ctx.db.part.update({ where: { id: input.id } })) });`,
      findings: [{ at: "publicProcedure.input(schema).mutation" }],
    },
    {
      name: "tRPC without a name for it",
      code: `export const r = t.router({ wipe: t.procedure.mutation(async () => { await prisma.order.deleteMany(); }) });`,
      findings: [{ at: "t.procedure.mutation" }],
    },
    {
      name: "Apollo",
      path: "resolvers/coupon.js",
      code: `const Coupon = require("../models/coupon"); module.exports = { Mutation: { deleteCoupon: async (root, args) => { await Coupon.findByIdAndDelete(args.id); return true; } } };`,
      findings: [{ at: "deleteCoupon", message: "Coupon.findByIdAndDelete" }],
    },
    {
      name: "tags of SQL",
      code: "export const r = router({ drop: t.procedure.mutation(({ input }) => sql`delete from coupons where id = ${input}`) });",
      findings: [{ at: "t.procedure.mutation" }],
    },
    {
      name: "oRPC",
      code: `import { os } from "@orpc/server";
const pub = os.$context();
const authed = pub.use(guard);
export const setPrice = pub.input(schema).handler(({ input }) => prisma.product.update({ where: { id: input.id } }));
export const setStock = authed.input(schema).handler(({ input }) => prisma.product.update({ where: { id: input.id } }));`,
      findings: [{ at: "pub.input(schema).handler" }],
    },
  ],
});
