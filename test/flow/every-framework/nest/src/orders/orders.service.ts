import { Injectable } from "@nestjs/common";
import { InjectRepository } from "@nestjs/typeorm";
import { Repository } from "typeorm";
import { Order, Wish } from "../entities";

@Injectable()
export class OrdersService {
  constructor(
    @InjectRepository(Order) private readonly orders: Repository<Order>,
    @InjectRepository(Wish) private readonly wishes: Repository<Wish>,
  ) {}

  read(id: string) {
    return this.orders.findOne({ where: { id }, relations: ["address"] }); // !alert idor-by-request-id
  }
  own(id: string, customerId: string) {
    return this.orders.findOne({ where: { id, customerId } }); // !safe idor-by-request-id
  }
  wish(customerId: string, sku: string) {
    return this.wishes.save(this.wishes.create({ customerId, sku })); // !alert trusted-user-id-from-client
  }
  myWish(customerId: string, sku: string) {
    return this.wishes.save(this.wishes.create({ customerId, sku })); // !safe trusted-user-id-from-client
  }
}
