import Stripe from "stripe";

const stripe = new Stripe(process.env.STRIPE_KEY!);
export async function POST(request: Request) {
  const body = await request.json();
  const event = stripe.webhooks.constructEvent(JSON.stringify(body), request.headers.get("stripe-signature")!, process.env.HOOK_KEY!); // !alert webhook-parsed-body-verified
  return Response.json({ received: event.type });
}
