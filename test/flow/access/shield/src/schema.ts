import { makeExecutableSchema } from "@graphql-tools/schema";
import { PrismaClient } from "@prisma/client";

const prisma = new PrismaClient();
export const schema = makeExecutableSchema({
  typeDefs: "type Query { order(id: ID!): String  found(name: String!): String }",
  resolvers: {
    Query: {
      order: (_parent, { id }) => prisma.order.findUnique({ where: { id } }), // !safe idor-by-request-id -- a permission asks whose it is
      found: (_parent, { name }) => prisma.$queryRawUnsafe(`SELECT * FROM "Order" WHERE name = '${name}'`), // !alert sql-injection
    },
  },
});
