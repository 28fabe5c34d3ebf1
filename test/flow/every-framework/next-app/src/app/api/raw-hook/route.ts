import Stripe from "stripe";

const stripe = new Stripe(process.env.STRIPE_KEY!);
export async function POST(request: Request) {
  const body = await request.text();
  const event = stripe.webhooks.constructEvent(body, request.headers.get("stripe-signature")!, process.env.HOOK_KEY!); // !safe webhook-parsed-body-verified
  return Response.json({ received: event.type });
}
