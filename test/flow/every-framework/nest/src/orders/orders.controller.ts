import { Body, Controller, Get, Param, Post, Req, UseGuards } from "@nestjs/common";
import { AuthGuard } from "@nestjs/passport";
import { OrdersService } from "./orders.service";

@Controller("orders")
@UseGuards(AuthGuard("jwt"))
export class OrdersController {
  constructor(private readonly orders: OrdersService) {}

  @Get(":id")
  read(@Param("id") id: string) {
    return this.orders.read(id);
  }
  @Get("own/:id")
  own(@Param("id") id: string, @Req() req: { user: { id: string } }) {
    return this.orders.own(id, req.user.id);
  }
  @Post("wishes")
  wish(@Body() body: { customerId: string; sku: string }) {
    return this.orders.wish(body.customerId, body.sku);
  }
  @Post("my-wishes")
  myWish(@Req() req: { user: { id: string } }, @Body("sku") sku: string) {
    return this.orders.myWish(req.user.id, sku);
  }
}
