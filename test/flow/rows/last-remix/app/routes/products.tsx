import type { LoaderFunctionArgs } from "react-router";
import handlebars from "handlebars";
import { exec } from "node:child_process";

export async function loader({ context, request }: LoaderFunctionArgs) {
  const handle = new URL(request.url).searchParams.get("handle");
  const { product } = await context.storefront.query(`query { product(handle: "${handle}") { title } }`); // !alert groq-cypher-es-injection
  await context.storefront.query("query ($handle: String!) { product(handle: $handle) { title } }", { variables: { handle } }); // !safe groq-cypher-es-injection
  handlebars.compile(product.title); // !alert template-injection
  exec(`print ${context.session.get("name")}`); // !safe command-injection
  return { product };
}
