import type { Context } from "@netlify/functions";
import { readFileSync } from "node:fs";

export default async (request: Request, context: Context) => {
  const url = new URL(request.url);
  const text = readFileSync(`./data/${url.searchParams.get("file")}`, "utf8"); // !alert path-traversal
  if (url.searchParams.has("to")) return Response.redirect(url.searchParams.get("to")!); // !alert open-redirect
  return new Response(`<pre>${url.searchParams.get("name")}</pre>${text.length}`, { headers: { "content-type": "text/html" } }); // !alert xss-server-response
};
