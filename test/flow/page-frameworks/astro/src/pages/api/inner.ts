import type { APIRoute } from "astro";

export const GET: APIRoute = ({ rewrite, url }) => rewrite(url.searchParams.get("as") ?? "/"); // !alert ssrf
