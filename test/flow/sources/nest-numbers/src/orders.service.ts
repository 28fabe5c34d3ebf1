import { Injectable } from "@nestjs/common";
import { InjectRepository } from "@nestjs/typeorm";
import Stripe from "stripe";
import { DataSource, Repository } from "typeorm";
import { Order } from "./order.entity";

@Injectable()
export class OrdersService {
  private readonly stripe = new Stripe(process.env.STRIPE_KEY!);

  constructor(
    @InjectRepository(Order) private readonly orders: Repository<Order>,
    private readonly dataSource: DataSource,
  ) {}

  one(id: number) {
    return this.orders.findOne({ where: { id }, relations: ["items", "address"] }); // !alert idor-by-request-id
  }

  mine(id: number, customerId: number) {
    return this.orders.findOne({ where: { id, customerId } }); // !safe idor-by-request-id
  }

  pay(amount: number, gift: boolean) {
    return this.stripe.paymentIntents.create({ amount, currency: gift ? "eur" : "usd" }); // !alert client-supplied-amount
  }

  page(page: number) {
    return this.dataSource.query(`SELECT * FROM orders LIMIT 20 OFFSET ${page * 20}`); // !safe sql-injection
  }
}
