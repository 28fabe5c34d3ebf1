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
    {
      name: "lists of what the store offers, of one's own, and of what somebody asks for",
      path: "src/resolvers.ts",
      code: `export const resolvers = { Query: {
  products: (_, args) => Product.find(),
  orders: (_, args, { user }) => user && Order.find({ customer: user.id }),
  customers: (_, args, context) => { requireStaff(context); return Customer.find(); },
  users: (_, { shop }) => User.find({ shop }),
  me: (_, args) => User.find(),
} };`,
    },
    {
      name: "lists behind a directive",
      path: "src/resolvers.ts",
      files: { "schema.graphql": "type Query { allUsers: [User!]! @auth(requires: STAFF) }" },
      code: `export const resolvers = { Query: { allUsers: (_, args) => User.find() } };`,
    },
    {
      name: "fields of other objects",
      path: "src/resolvers.ts",
      code: `export const tools = { Reports: { users: (_, args) => User.find() } };`,
    },
  ],
  invalid: [
    {
      name: "lists of all customers",
      path: "src/resolvers.ts",
      code: `export const resolvers = { Query: {
  allUsers: async (parent, args, { User }) => { const users = User.find(); return users; },
  orders: () => prisma.order.findMany(),
} };`,
      findings: [{ at: "allUsers" }, { at: "orders" }],
    },
    {
      name: "some columns of all users, where another resolver asks",
      path: "src/resolvers.ts",
      code: `export const UserResolver = { Query: {
  getAllUsers: async () => {
    const users = await prisma.user.findMany({ select: { id: true, email: true, role: true } });
    logger.info("every user was read");
    return users.map((user) => ({ data: { id: user.id, email: user.email, role: user.role } }));
  },
  getUserProfile: async (_: any, args: any, context: Context) => {
    if (!context?.user?.id) throw new GraphQLError("Unauthorized");
    return prisma.user.findUnique({ where: { id: context.user.id } });
  },
} };`,
      findings: [{ at: "getAllUsers", level: "error", message: "prisma.user.findMany()" }],
    },
    {
      name: "lists and changes, where other resolvers ask",
      path: "src/resolvers.ts",
      code: `export const resolvers = {
  Query: {
    allOrders: (_, args, { Order }) => Order.find(),
    mine: (_, args, { user }) => user && Order.find({ customer: user.id }),
  },
  Mutation: {
    deleteProduct: (_, args, { Product }) => Product.findByIdAndRemove(args.id),
  },
};`,
      findings: [
        { at: "allOrders", level: "error" },
        { at: "deleteProduct", level: "warning" },
      ],
    },
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
