import type { APIEvent, APIHandler } from "@solidjs/start/server";
import { getCookie, getQuery } from "vinxi/http";
import { readFile } from "node:fs/promises";

export async function GET({ params }: APIEvent) {
  return new Response(await readFile(`labels/${params.tea}`)); // !alert path-traversal
}

export async function POST(event) {
  const { source } = await event.request.json();
  return fetch(source); // !alert ssrf
}

export const PUT: APIHandler = async () => {
  const { title } = getQuery();
  const basket = getCookie("basket");
  await fetch(`https://stock.example/${encodeURIComponent(String(basket))}`); // !safe ssrf
  return new Response(`<h1>${title}</h1>`, { headers: { "content-type": "text/html" } }); // !alert xss-server-response
};
