import { Body, Controller, Post, UseGuards } from "@nestjs/common";
import { AuthGuard } from "@nestjs/passport";
import { OrdersService } from "./orders.service";

interface Basket {
  skus: string[];
  total: number;
  shipping: number;
}

@Controller("orders")
@UseGuards(AuthGuard("jwt"))
export class OrdersController {
  constructor(private readonly orders: OrdersService) {}

  @Post()
  place(@Body() basket: Basket) {
    return this.orders.place(basket.skus, basket.total);
  }

  @Post("shipped")
  shipped(@Body() basket: Basket) {
    return this.orders.shipped(basket);
  }

  @Post("priced")
  priced(@Body() basket: Basket) {
    return this.orders.priced(basket.skus);
  }
}
