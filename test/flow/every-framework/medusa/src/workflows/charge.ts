import { createStep, createWorkflow, StepResponse, WorkflowResponse } from "@medusajs/framework/workflows-sdk";
import Stripe from "stripe";

const stripe = new Stripe(process.env.STRIPE_KEY!);
const chargeStep = createStep("charge", async ({ amount }: { amount: number }) => {
  const intent = await stripe.paymentIntents.create({ amount, currency: "eur" }); // !alert client-supplied-amount
  return new StepResponse(intent.id);
});
const chargeCartStep = createStep("charge-cart", async ({ cart }: { cart: string }, { container }) => {
  const found = await container.resolve("cart").retrieveCart(cart);
  const intent = await stripe.paymentIntents.create({ amount: found.total, currency: "eur" }); // !safe client-supplied-amount
  return new StepResponse(intent.id);
});
export const chargeWorkflow = createWorkflow("charge", (input: { amount: number }) => {
  const id = chargeStep({ amount: input.amount });
  chargeCartStep({ cart: "cart" });
  return new WorkflowResponse(id);
});
