import type { ActionFunctionArgs } from "@remix-run/node";
import { createHmac } from "node:crypto";

export async function action({ request }: ActionFunctionArgs) {
  const body = await request.json();
  const digest = createHmac("sha256", process.env.HOOK_KEY!).update(JSON.stringify(body)).digest("hex"); // !alert webhook-parsed-body-verified
  return new Response(null, { status: digest === request.headers.get("x-signature") ? 204 : 401 });
}
