import type { Request, Response } from "express";
import { exec } from "node:child_process";
import { products } from "./products";

export async function create(req: Request, res: Response) {
  exec(`print ${req.body.id}`); // !safe command-injection
  exec(`print ${req.body.note}`); // !alert command-injection
  const product = await products.findBySku(String(req.body.sku));
  res.json({ total: product.price * req.body.quantity }); // !safe negative-or-huge-quantity
}

export async function unlimited(req: Request, res: Response) {
  exec(`print ${req.body.quantity}`); // !safe command-injection
  const product = await products.findBySku(String(req.body.sku));
  res.json({ total: product.price * req.body.quantity }); // !alert negative-or-huge-quantity
}

export async function unchecked(req: Request, res: Response) {
  exec(`print ${req.body.id}`); // !alert command-injection
  res.end();
}
