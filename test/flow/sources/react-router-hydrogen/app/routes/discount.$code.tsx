import { redirect } from "react-router";
import type { Route } from "./+types/discount.$code";

export async function loader({ request, params, context }: Route.LoaderArgs) {
  const url = new URL(request.url);
  const target = url.searchParams.get("redirect") ?? "/"; // !source
  await context.cart.updateDiscountCodes([params.code]);
  return redirect(target); // !alert open-redirect
}
