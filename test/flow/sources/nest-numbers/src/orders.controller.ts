import { Body, Controller, Get, Param, ParseIntPipe, Post, Query, Req, UseGuards } from "@nestjs/common";
import { JwtAuthGuard } from "./jwt-auth.guard";
import { OrdersService } from "./orders.service";

@Controller("orders")
@UseGuards(JwtAuthGuard)
export class OrdersController {
  constructor(private readonly orders: OrdersService) {}

  @Get(":id")
  one(@Param("id", ParseIntPipe) id: number) {
    return this.orders.one(id);
  }

  @Get(":id/mine")
  mine(@Param("id", ParseIntPipe) id: number, @Req() req: { user: { id: number } }) {
    return this.orders.mine(id, req.user.id);
  }

  @Post("pay")
  pay(@Body("amount") amount: number, @Body("gift") gift: boolean) {
    return this.orders.pay(amount, gift);
  }

  @Get()
  page(@Query("page", ParseIntPipe) page: number) {
    return this.orders.page(page);
  }
}
