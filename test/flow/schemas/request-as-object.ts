// Schemas of whole requests, in factories of middlewares: which member passed what is told to the handlers.
import express, { type NextFunction, type Request, type Response } from "express";
import { createPool } from "mysql2/promise";
import { type AnyZodObject, z } from "zod";

const pool = createPool(process.env.DATABASE_URL!);
const app = express();
app.use(express.json());

const order = z.object({
  body: z.object({ coupon: z.string().regex(/^[A-Z0-9]{4,12}$/), note: z.string() }),
});

const checked =
  (schema: AnyZodObject) => async (req: Request, res: Response, next: NextFunction) => {
    try {
      await schema.parseAsync({ body: req.body, query: req.query });
      return next();
    } catch (error) {
      return res.status(400).json(error);
    }
  };

app.post("/orders", checked(order), async (req, res) => {
  await pool.query(`SELECT * FROM coupon WHERE code = '${req.body.coupon}'`); // !safe sql-injection
  await pool.query(`SELECT * FROM coupon WHERE note = '${req.body.note}'`); // !alert sql-injection
  res.end();
});

const replaced = (schema: AnyZodObject) => (req: Request, res: Response, next: NextFunction) => {
  const result = schema.safeParse({ body: req.body });
  if (!result.success) return res.status(400).json(result.error);
  req.body = result.data.body;
  next();
};

app.post("/carts", replaced(order), async (req, res) => {
  await pool.query(`SELECT * FROM coupon WHERE code = '${req.body.coupon}'`); // !safe sql-injection
  await pool.query(`SELECT * FROM coupon WHERE note = '${req.body.note}'`); // !alert sql-injection
  res.end();
});

// Nothing happens where it does not pass.
const ignored = (schema: AnyZodObject) => (req: Request, _res: Response, next: NextFunction) => {
  const result = schema.safeParse({ body: req.body });
  if (!result.success) console.warn(result.error);
  next();
};

app.post("/ignored", ignored(order), async (req, res) => {
  await pool.query(`SELECT * FROM coupon WHERE code = '${req.body.coupon}'`); // !alert sql-injection
  res.end();
});

app.post("/here", async (req, res) => {
  order.parse({ body: req.body });
  await pool.query(`SELECT * FROM coupon WHERE code = '${req.body.coupon}'`); // !safe sql-injection
  await pool.query(`SELECT * FROM coupon WHERE note = '${req.body.note}'`); // !alert sql-injection
  res.end();
});

// A text that passed says nothing of what it was made of.
app.post("/as-text", async (req, res) => {
  const one = z.object({ code: z.string().regex(/^\w+$/) });
  one.parse({ code: String(req.body.code) });
  await pool.query(`SELECT * FROM coupon WHERE code = '${req.body.code.name}'`); // !alert sql-injection
  res.end();
});
