import { SaleorAsyncWebhook, createProtectedHandler } from "@saleor/app-sdk/handlers/next";
import { exec } from "node:child_process";
import handlebars from "handlebars";
import { saleorApp } from "../../saleor-app";

const hook = new SaleorAsyncWebhook({ name: "Order", webhookPath: "/api/order", event: "ORDER_CREATED", apl: saleorApp.apl, query: "subscription { event { ... on OrderCreated { order { id } } } }" });
export default hook.createHandler((req, res, context) => {
  handlebars.compile(context.payload.order.note); // !alert template-injection
  res.status(200).end();
});
export const mine = createProtectedHandler((req, res, { authData }) => {
  exec(`print ${authData.domain}`); // !safe command-injection
  res.status(200).end();
}, saleorApp.apl, []);
