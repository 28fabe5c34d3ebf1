import { auth } from "@/lib/auth";
import { db } from "@/lib/db";

export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }) {
  const session = await auth();
  if (!session) return new Response(null, { status: 401 });
  const { id } = await params;
  return Response.json(await db.order.findFirst({ where: { id, userId: session.user.id } })); // !safe idor-by-request-id
}
