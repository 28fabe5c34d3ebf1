import { Router } from "express";
import { celebrate, Joi, Segments } from "celebrate";
import joi from "joi";
import { body, check, param, query } from "express-validator";
import { z } from "zod";
import { exec } from "node:child_process";
import { create, unchecked, unlimited } from "./orders.controller";
import { products } from "./products";
import { joined, looked, noErrors, parsed } from "./validate";

const router = Router();
const Order = z.object({ id: z.string().uuid(), sku: z.string(), note: z.string(), quantity: z.number().int().min(1) });
const Loose = z.object({ sku: z.string(), quantity: z.coerce.number() });

router.post("/orders", parsed(Order), create);
router.put("/orders", looked(Order), create);
router.post("/loose", looked(Loose), unlimited);
router.post("/open", unchecked);

const OrderJoi = joi.object({ id: joi.string().guid().required(), note: joi.string(), sort: joi.string().valid("asc", "desc") });
router.post("/joi", joined(OrderJoi), (req, res) => {
  exec(`print ${req.body.id} ${req.body.sort}`); // !safe command-injection
  exec(`print ${req.body.note}`); // !alert command-injection
  res.end();
});

router.post(
  "/celebrate/:file",
  celebrate({
    body: Joi.object({ count: Joi.number().integer(), name: Joi.string().required() }),
    [Segments.QUERY]: { page: Joi.number() },
  }),
  async (req, res) => {
    exec(`print -n ${req.body.count}`); // !safe command-injection
    exec(`print ${req.body.name}`); // !alert command-injection
    exec(`print ${req.params.file}`); // !alert command-injection
    res.end();
  },
);

router.post(
  "/chains/:id",
  body("quantity").isInt({ min: 1, max: 50 }).toInt(),
  [body("name").trim().isLength({ max: 40 }), check("code").isIn(["a", "b"]), param("id").isUUID().withMessage("an id")],
  noErrors,
  async (req, res) => {
    exec(`print ${req.body.quantity} ${req.body.code} ${req.params.id}`); // !safe command-injection
    exec(`print ${req.body.name}`); // !alert command-injection
    const product = await products.findBySku("a");
    res.json({ total: product.price * req.body.quantity }); // !safe negative-or-huge-quantity
  },
);
router.get("/half", query("page").isInt(), noErrors, (req, res) => {
  exec(`print ${req.query.page}`); // !safe command-injection
  exec(`print ${req.query.file}`); // !alert command-injection
  res.end();
});

export default router;
