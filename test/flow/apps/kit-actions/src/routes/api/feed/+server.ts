import { error, json } from "@sveltejs/kit";
import type { RequestHandler } from "./$types";
import { request as send } from "undici";
import { readFile } from "node:fs/promises";

export const GET: RequestHandler = async ({ url, params, fetch }) => {
  const target = url.searchParams.get("target") ?? "";
  const { body } = await send(target); // !alert ssrf
  const file = await readFile(`feeds/${url.searchParams.get("name")}.xml`, "utf8"); // !alert path-traversal
  if (!/^[a-z]+$/.test(target)) error(400);
  const good = await readFile(`feeds/${target}.xml`, "utf8"); // !safe path-traversal
  return json({ body, file, good });
};
export async function POST({ request }) {
  const { html } = await request.json();
  return new Response(`<b>${html}</b>`, { headers: { "Content-Type": "text/html" } }); // !alert xss-server-response
}
