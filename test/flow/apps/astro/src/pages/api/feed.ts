import type { APIRoute, APIContext } from "astro";
import { exec } from "node:child_process";

export const GET: APIRoute = async ({ params, request, url, redirect }) => {
  exec(`feed ${params.name}`); // !alert command-injection
  exec(`feed ${url.searchParams.get("name")}`); // !alert command-injection
  exec(`feed ${Number(url.searchParams.get("n"))}`); // !safe command-injection
  return redirect(new URL(request.url).searchParams.get("to")!); // !alert open-redirect
};
export async function POST({ request }: APIContext) {
  const data = await request.json();
  const page = await fetch(data.url); // !alert ssrf
  return new Response(await page.text());
}
