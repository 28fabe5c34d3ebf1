import { createServerFileRoute } from "@tanstack/react-start/server";

export const ServerRoute = createServerFileRoute("/api/old").methods({
  POST: async ({ request }) => {
    const { url, path } = await request.json();
    await fetch(`https://stock.example/${encodeURIComponent(path)}`); // !safe ssrf
    return fetch(url); // !alert ssrf
  },
});
