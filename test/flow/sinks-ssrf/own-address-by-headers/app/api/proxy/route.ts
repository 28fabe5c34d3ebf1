import { headers } from "next/headers";

async function baseUrl(): Promise<string> {
  const list = await headers();
  const host = list.get("x-forwarded-host") || list.get("host");
  const protocol = list.get("x-forwarded-proto") || "https";
  return `${protocol}://${host}`;
}

export async function GET() {
  // The host that the request was sent to: told in a larger preset than the region below.
  await fetch(`${await baseUrl()}/api/graphql`); // !alert ssrf
  return new Response(null);
}

export async function POST() {
  const list = await headers();
  await fetch(`https://${list.get("x-region")}.example.com/`); // !alert ssrf
  return new Response(null);
}
