import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { json } from "@remix-run/node";
import * as store from "~/lib/store.server";
import { requireUserId } from "~/lib/session.server";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const userId = await requireUserId(request);
  return json({ any: await store.orderById(params.id!), own: await store.ownOrder(params.id!, userId) });
}
export async function action({ request }: ActionFunctionArgs) {
  const userId = await requireUserId(request);
  const form = await request.formData();
  await store.remember(String(form.get("userId")), String(form.get("sku")));
  await store.rememberMine(userId, String(form.get("sku")));
  return json({});
}
