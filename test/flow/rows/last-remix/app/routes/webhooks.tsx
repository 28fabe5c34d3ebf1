import type { ActionFunctionArgs } from "react-router";
import { exec } from "node:child_process";
import handlebars from "handlebars";
import { authenticate, unauthenticated } from "../shopify.server";

export async function action({ request }: ActionFunctionArgs) {
  const { payload } = await authenticate.webhook(request);
  handlebars.compile(payload.note); // !alert template-injection
  const flow = await authenticate.flow(request);
  handlebars.compile(flow.payload.note); // !alert template-injection
  const shop = new URL(request.url).searchParams.get("shop")!;
  const { admin } = await unauthenticated.admin(shop); // !either idor-by-request-id -- which shops may be asked for is not known
  await admin.graphql("query { shop { name } }");
  return new Response();
}
