import type { ActionFunctionArgs } from "@remix-run/node";
import { json } from "@remix-run/node";
import * as store from "~/lib/store.server";

export async function action({ request }: ActionFunctionArgs) {
  const form = await request.formData();
  const sku = String(form.get("sku"));
  switch (form.get("intent")) {
    case "pay":
      return json(await store.charge(Number(form.get("amount"))));
    case "pay-cart":
      return json(await store.chargeCart(String(form.get("cart"))));
    case "quote":
      return json({ total: await store.priceOf(sku, Number(form.get("quantity"))) });
    case "quote-some":
      return json({ total: await store.priceOfSome(sku, Number(form.get("quantity"))) });
    case "forgot":
      await store.sendReset(`https://${request.headers.get("X-Forwarded-Host")}`);
      await store.sendOwnReset();
      return json({});
    case "card":
      console.log("card", form.get("cvv")); // !alert card-data-logged, log-injection
      console.log("card", String(form.get("cardNumber")).slice(-4)); // !safe card-data-logged !alert log-injection
      await store.keepCard(String(form.get("cardNumber")));
      await store.keepToken(String(form.get("token")));
      return json({});
  }
}
