import type { ActionFunctionArgs } from "@remix-run/node";
import { createHmac } from "node:crypto";

export async function action({ request }: ActionFunctionArgs) {
  const body = await request.text();
  const digest = createHmac("sha256", process.env.HOOK_KEY!).update(body).digest("hex"); // !safe webhook-parsed-body-verified
  return new Response(null, { status: digest === request.headers.get("x-signature") ? 204 : 401 });
}
