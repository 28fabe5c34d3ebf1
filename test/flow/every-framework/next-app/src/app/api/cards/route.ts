import { db } from "@/lib/db";

export async function POST(request: Request) {
  const form = await request.formData();
  const cardNumber = String(form.get("cardNumber"));
  console.error("declined", { cardNumber }); // !alert card-data-logged
  console.error("declined", { last4: cardNumber.slice(-4) }); // !safe card-data-logged
  await db.card.create({ data: { number: cardNumber } }); // !alert card-data-handled
  await db.card.create({ data: { token: String(form.get("token")) } }); // !safe card-data-handled
  return new Response(null, { status: 201 });
}
