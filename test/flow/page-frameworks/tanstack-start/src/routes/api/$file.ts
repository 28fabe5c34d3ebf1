import { createFileRoute } from "@tanstack/react-router";
import { readFile } from "node:fs/promises";
import { basename } from "node:path";

export const Route = createFileRoute("/api/$file")({
  server: {
    handlers: {
      GET: async ({ params }) => new Response(await readFile(`manuals/${params.file}`)), // !alert path-traversal
      HEAD: async ({ params }) => new Response(await readFile(`manuals/${basename(params.file)}`)), // !safe path-traversal
      PUT: async ({ request }: { request: Request }) => {
        const { url, path } = await request.json();
        await fetch(`https://stock.example/${encodeURIComponent(path)}`); // !safe ssrf
        return fetch(url); // !alert ssrf
      },
      POST: async ({ request }) => {
        const { url } = await request.json();
        return fetch(url); // !alert ssrf
      },
    },
  },
});
