import { shopifyApp } from "@shopify/shopify-app-remix/server";
import { shopifyApi } from "@shopify/shopify-api";
import { isLocalPath } from "@shopify/hydrogen";
import { redirect, type ActionFunctionArgs, type LoaderFunctionArgs } from "@remix-run/node";

const shopify = shopifyApp({ apiKey: "key", apiSecretKey: process.env.SHOPIFY_SECRET!, appUrl: "https://app.test" });
const api = shopifyApi({ apiSecretKey: process.env.SHOPIFY_SECRET! });
export async function loader({ request }: LoaderFunctionArgs) {
  const { admin } = await shopify.authenticate.admin(request);
  const params = new URL(request.url).searchParams;
  await admin.graphql(`query { product(id: "${params.get("id")}") { id } }`); // !alert groq-cypher-es-injection
  await admin.graphql("query ($id: ID!) { product(id: $id) { id } }", { variables: { id: params.get("id") } }); // !safe groq-cypher-es-injection
  const next = params.get("next")!;
  if (isLocalPath(request.url, next)) return redirect(next); // !safe open-redirect
  const shop = api.utils.sanitizeShop(params.get("shop")!, true)!;
  await fetch(`https://${shop}/admin`); // !safe ssrf
  return fetch(`https://${params.get("shop")}/admin`); // !alert ssrf
}
export async function action({ request }: ActionFunctionArgs) {
  const { liquid } = await shopify.authenticate.public.appProxy(request);
  return liquid(`<p>${new URL(request.url).searchParams.get("name")}</p>`); // !alert xss-server-response
}
