import Fastify from "fastify";
import { CheckoutAPI, Client } from "@adyen/api-library";
import paypal from "@paypal/checkout-server-sdk";
import { cartOf } from "./carts";

const fastify = Fastify();
const adyen = new CheckoutAPI(new Client({ apiKey: process.env.ADYEN_KEY!, environment: "LIVE" as never }));
const client = new paypal.core.PayPalHttpClient(new paypal.core.LiveEnvironment(process.env.PP_ID!, process.env.PP_SECRET!));

fastify.post("/paypal", async (request) => {
  const { total } = request.body as { total: string }; // !source
  const order = new paypal.orders.OrdersCreateRequest();
  order.requestBody({
    intent: "CAPTURE",
    purchase_units: [{ amount: { currency_code: "EUR", value: total } }], // !alert client-supplied-amount
  });
  return (await client.execute(order)).result.id;
});

fastify.post("/adyen", async (request) => {
  const body = request.body as { amount: number; cart: string };
  return adyen.PaymentsApi.sessions({
    amount: { currency: "EUR", value: body.amount }, // !alert client-supplied-amount
    merchantAccount: "Shop",
    reference: body.cart,
    returnUrl: "https://shop.example.com/thanks",
  });
});

fastify.post("/adyen-cart", async (request) => {
  const body = request.body as { cart: string };
  const cart = await cartOf(body.cart);
  return adyen.PaymentsApi.sessions({
    amount: { currency: "EUR", value: cart.total }, // !safe client-supplied-amount
    merchantAccount: "Shop",
    reference: body.cart,
    returnUrl: "https://shop.example.com/thanks",
  });
});
