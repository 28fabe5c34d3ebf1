import { Router } from "express";
import Stripe from "stripe";

const stripe = new Stripe(process.env.STRIPE_KEY!);
const router = Router();

// Who runs the shop sets its prices: the router is mounted for them, two files from here.
router.patch("/:id/price", async (req, res) => {
  const price = await stripe.prices.create({
    currency: "eur",
    product: req.params.id,
    unit_amount: req.body.price, // !safe client-supplied-amount
  });
  res.json({ id: price.id });
});

export default router;
