import Stripe from "stripe";

const stripe = new Stripe(process.env.STRIPE_KEY);

export default async (request, response) => {
  const event = stripe.webhooks.constructEvent(request.body, request.headers["stripe-signature"], process.env.WEBHOOK_KEY); // !safe webhook-parsed-body-verified
  response.json({ received: event.type });
};
