import { ApolloServer } from "@apollo/server";
import { PrismaClient } from "@prisma/client";

const prisma = new PrismaClient();

interface Context {
  user: { id: string } | null;
}

const typeDefs = `#graphql
  type Order { id: ID! }
  type Query { order(id: ID!): Order ownOrder(id: ID!): Order }
  type Mutation { rename(customerId: ID!, name: String!): Boolean! renameMe(name: String!): Boolean! }
`;

const resolvers = {
  Query: {
    order: (_: unknown, { id }: { id: string }, { user }: Context) => {
      if (!user) throw new Error("sign in first");
      return prisma.order.findUnique({ where: { id } }); // !alert idor-by-request-id
    },
    ownOrder: (_: unknown, { id }: { id: string }, { user }: Context) => {
      if (!user) throw new Error("sign in first");
      return prisma.order.findFirst({ where: { id, customerId: user.id } }); // !safe idor-by-request-id
    },
  },
  Mutation: {
    rename: async (_: unknown, args: { customerId: string; name: string }, { user }: Context) => {
      if (!user) throw new Error("sign in first");
      await prisma.profile.update({ where: { customerId: args.customerId }, data: { name: args.name } }); // !alert trusted-user-id-from-client !either idor-by-request-id -- the same hole, seen from the record
      return true;
    },
    renameMe: async (_: unknown, { name }: { name: string }, { user }: Context) => {
      if (!user) throw new Error("sign in first");
      await prisma.profile.update({ where: { customerId: user.id }, data: { name } }); // !safe trusted-user-id-from-client
      return true;
    },
  },
};

export const server = new ApolloServer<Context>({ typeDefs, resolvers });
