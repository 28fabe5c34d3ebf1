import { Injectable } from "@nestjs/common";
import { EventEmitter2 } from "@nestjs/event-emitter";
import { InjectRepository } from "@nestjs/typeorm";
import Stripe from "stripe";
import { In, Repository } from "typeorm";
import { Plant } from "../plants/plant.entity";
import { Sale } from "./sale.entity";

@Injectable()
export class SalesService {
  private readonly stripe = new Stripe(process.env.STRIPE_KEY);
  constructor(
    @InjectRepository(Sale) private readonly sales: Repository<Sale>,
    @InjectRepository(Plant) private readonly plants: Repository<Plant>,
    private readonly events: EventEmitter2,
  ) {}

  async pay(amount: number, currency = "eur") {
    const { client_secret } = await this.stripe.paymentIntents.create({ amount, currency }); // !alert client-supplied-amount
    return client_secret;
  }
  async payFor(ids: number[]) {
    const plants = await this.plants.findBy({ id: In(ids.map(Number)) });
    const amount = plants.map((plant) => plant.price).reduce((sum, price) => sum + price, 0);
    const { client_secret } = await this.stripe.paymentIntents.create({ amount, currency: "eur" }); // !safe client-supplied-amount
    return client_secret;
  }
  async place(customerId: number, order: { total: number; note: string }) {
    const sale = new Sale();
    sale.customerId = customerId;
    sale.total = order.total;
    sale.note = order.note;
    return this.sales.save(sale); // !alert client-supplied-order-total
  }
  async placeFor(customerId: number, ids: number[]) {
    const plants = await this.plants.findBy({ id: In(ids.map(Number)) });
    const sale = new Sale();
    sale.customerId = customerId;
    sale.total = plants.reduce((sum, plant) => sum + plant.price, 0);
    return this.sales.save(sale); // !safe client-supplied-order-total
  }
  printed(printer: string, title: string) {
    this.events.emit("label.wanted", { printer, title });
  }
}
