import { Router } from "express";
import { z } from "zod";
import { Coupon } from "./coupon";
import { catchAsync } from "./catch-async";
import validateRequest from "./validate-request";

const createSchema = z.object({
  body: z.object({ code: z.string(), percent: z.number().min(1).max(90) }),
});

const router = Router();

const create = catchAsync(async (req, res) => {
  const known = await Coupon.findOne({ code: req.body.code }); // !safe nosql-operator-injection
  const coupon = known ?? (await Coupon.create(req.body)); // !safe mass-assignment
  res.json({ id: coupon.id });
});

const createUnchecked = catchAsync(async (req, res) => {
  const known = await Coupon.findOne({ code: req.body.code }); // !alert nosql-operator-injection
  const coupon = known ?? (await Coupon.create(req.body)); // !alert mass-assignment
  res.json({ id: coupon.id });
});

router.post("/coupons", validateRequest(createSchema), create);
router.post("/unchecked", createUnchecked);

export default router;
