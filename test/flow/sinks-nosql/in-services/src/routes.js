import { Router } from "express";
import { cheaperThan, couponOf, giftOf, voucherOf } from "./coupons.js";

export const router = Router();

router.post("/coupon", async (req, res) => {
  res.json({ valid: Boolean(await couponOf(req.body)) });
});
router.post("/gift", async (req, res) => {
  res.json({ valid: Boolean(await giftOf(req.body.code)) });
});
router.post("/voucher", async (req, res) => {
  res.json({ valid: Boolean(await voucherOf(req.body.code)) });
});
router.get("/cheaper", async (req, res) => {
  res.json(await cheaperThan(req.query.price, req.query.field));
});
