import { checkout } from "./checkout";
import { orders } from "./orders";

export const resolvers = { Query: { ...orders.Query, ...checkout.Query }, Mutation: { ...orders.Mutation, ...checkout.Mutation } };
