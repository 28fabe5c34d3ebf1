import { auth } from "@/lib/auth";
import { db } from "@/lib/db";

export async function POST(request: Request) {
  const session = await auth();
  if (!session?.user) return new Response(null, { status: 401 });
  const { userId, sku } = await request.json();
  await db.wish.create({ data: { userId, sku: String(sku) } }); // !alert trusted-user-id-from-client
  await db.wish.create({ data: { userId: session.user.id, sku: String(sku) } }); // !safe trusted-user-id-from-client
  return new Response(null, { status: 201 });
}
