import type { ActionFunctionArgs } from "@remix-run/node";
import { PrismaClient } from "@prisma/client";
import { authenticate } from "../shopify.server";

const db = new PrismaClient();

export async function action({ request }: ActionFunctionArgs) {
  await authenticate.public.appProxy(request);
  const form = await request.formData();
  const handle = form.get("handle"); // !source
  await db.$executeRawUnsafe(`DELETE FROM wishlist WHERE handle = '${handle}'`); // !alert sql-injection
  return null;
}
