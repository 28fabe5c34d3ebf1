import { GraphQLError } from "graphql";
import { Order, Wish } from "../models";

interface Context {
  user: { id: string } | null;
}
export const orders = {
  Query: {
    order: async (_: unknown, { id }: { id: string }, { user }: Context) => {
      if (!user) throw new GraphQLError("sign in");
      return Order.findById(id); // !alert idor-by-request-id
    },
    ownOrder: async (_: unknown, { id }: { id: string }, { user }: Context) => {
      if (!user) throw new GraphQLError("sign in");
      return Order.findOne({ _id: id, customer: user.id }); // !safe idor-by-request-id
    },
  },
  Mutation: {
    wish: async (_: unknown, { userId, sku }: { userId: string; sku: string }, { user }: Context) => {
      if (!user) throw new GraphQLError("sign in");
      await Wish.create({ userId, sku }); // !alert trusted-user-id-from-client
      await Wish.create({ userId: user.id, sku }); // !safe trusted-user-id-from-client
      return true;
    },
  },
};
