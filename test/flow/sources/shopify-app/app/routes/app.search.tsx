import { json, type LoaderFunctionArgs } from "@remix-run/node";
import { PrismaClient } from "@prisma/client";
import { authenticate } from "../shopify.server";

const db = new PrismaClient();

export async function loader({ request }: LoaderFunctionArgs) {
  const { session, redirect } = await authenticate.admin(request);
  const url = new URL(request.url);
  const term = url.searchParams.get("term"); // !source
  const rows = await db.$queryRawUnsafe(`SELECT id FROM widgets WHERE name LIKE '%${term}%'`); // !alert sql-injection
  const own = await db.$queryRawUnsafe(`SELECT id FROM widgets WHERE shop = '${session.shop}'`); // !safe sql-injection
  const next = url.searchParams.get("next");
  if (next) return redirect(next); // !alert open-redirect
  return json({ rows, own });
}
