import express from "express";
import type Gifts from "./gifts";
import type Orders from "./orders";
import { SqlGifts } from "./sql-gifts";
import { SqlOrders } from "./sql-orders";

export class GiftController {
  constructor(
    private readonly gifts: Gifts,
    private readonly orders: Orders,
  ) {}
  async make(req: express.Request, res: express.Response) {
    await this.gifts.create({ command: req.body.command });
    await this.orders.create({ command: "ls" });
    res.end();
  }
}

export const all = [SqlGifts, SqlOrders];
