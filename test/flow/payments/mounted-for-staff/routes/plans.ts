import { Router } from "express";
import Stripe from "stripe";

const stripe = new Stripe(process.env.STRIPE_KEY!);
const router = Router();

router.patch("/:id/price", async (req, res) => {
  const price = await stripe.prices.create({
    currency: "eur",
    product: req.params.id,
    unit_amount: req.body.price, // !alert client-supplied-amount
  });
  res.json({ id: price.id });
});

export default router;
