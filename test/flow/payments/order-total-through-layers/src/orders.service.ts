import { Injectable } from "@nestjs/common";
import { InjectRepository } from "@nestjs/typeorm";
import type { Repository } from "typeorm";
import { Order } from "./order.entity";
import { PriceList } from "./price-list";

@Injectable()
export class OrdersService {
  constructor(
    @InjectRepository(Order) private readonly orders: Repository<Order>,
    private readonly prices: PriceList,
  ) {}

  place(skus: string[], total: number) {
    return this.orders.save({ skus: skus.join(","), total }); // !alert client-supplied-order-total
  }

  async shipped(basket: { skus: string[]; shipping: number }) {
    const goods = await this.prices.sum(basket.skus);
    return this.orders.insert({ skus: basket.skus.join(","), subtotal: goods, shipping: basket.shipping }); // !alert client-supplied-order-total
  }

  async priced(skus: string[]) {
    const total = await this.prices.sum(skus);
    return this.orders.save({ skus: skus.join(","), total }); // !safe client-supplied-order-total
  }
}
