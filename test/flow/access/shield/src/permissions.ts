import { rule, shield } from "graphql-shield";

const isOwner = rule()(async (_parent, { id }, { user, prisma }) => {
  const order = await prisma.order.findUnique({ where: { id } });
  return order?.customerId === user.id;
});
export const permissions = shield({ Query: { order: isOwner } });
