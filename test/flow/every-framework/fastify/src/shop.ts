import type { FastifyInstance } from "fastify";
import * as store from "./store";

export async function shop(app: FastifyInstance) {
  app.addHook("onRequest", (request) => request.jwtVerify());

  app.post<{ Body: { amount: number; currency: string } }>("/pay", async (request) => {
    const { amount, currency } = request.body;
    return store.charge(amount, currency);
  });
  app.post<{ Body: { cartId: string } }>("/pay-cart", async (request) => store.chargeCart(request.body.cartId));
  app.get<{ Params: { id: string } }>("/orders/:id", async ({ params }) => store.orderById(params.id));
  app.get<{ Params: { id: string } }>("/own/:id", async ({ params, user }) => store.ownOrder(params.id, user.id));
  app.post<{ Body: { customerId: string; sku: string } }>("/wishes", async (request, reply) => {
    await store.remember(request.body.customerId, request.body.sku);
    await store.rememberMine(request.user.id, request.body.sku);
    return reply.code(201).send();
  });
  app.post<{ Body: { sku: string; quantity: number } }>("/quote", async (request) => {
    return { total: await store.priceOf(request.body.sku, request.body.quantity) };
  });
  const lines = {
    body: {
      type: "object",
      required: ["sku", "quantity"],
      properties: { sku: { type: "string" }, quantity: { type: "integer", minimum: 1, maximum: 50 } },
    },
  };
  app.post<{ Body: { sku: string; quantity: number } }>("/quote-some", { schema: lines }, async (request) => {
    return { total: await store.priceOfSome(request.body.sku, request.body.quantity) };
  });
  app.post("/forgot", async (request, reply) => {
    await store.sendReset(`https://${request.hostname}`);
    return reply.code(202).send();
  });
  app.post<{ Body: { cardNumber: string; cvc: string } }>("/cards", async (request, reply) => {
    request.log.info({ cvc: request.body.cvc }); // !alert card-data-logged
    request.log.info({ last: request.body.cardNumber.slice(-4) }); // !safe card-data-logged
    await store.keepCard(request.body.cardNumber);
    return reply.code(201).send();
  });
}
