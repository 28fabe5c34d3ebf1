import { newest, pageBound, pageOf } from "../../../lib/sanity";

export async function GET(request: Request) {
  const slug = new URL(request.url).searchParams.get("slug") ?? ""; // !source
  return Response.json([await pageOf(slug), await pageBound(slug), await newest()]);
}
