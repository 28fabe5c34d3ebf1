import { Body, Controller, Get, Param, Patch, Post, Req, UseGuards } from "@nestjs/common";
import { AuthGuard } from "@nestjs/passport";
import { IsInt, IsString, Min } from "class-validator";
import { OrdersService } from "./orders.service";

class CreatePayment {
  @IsString() orderId!: string;
  @IsInt() @Min(1) amount!: number;
}

@Controller("orders")
@UseGuards(AuthGuard("jwt"))
export class OrdersController {
  constructor(private orders: OrdersService) {}

  @Get(":id")
  get(@Param("id") id: string) {
    return this.orders.get(id);
  }

  @Get("mine/:id")
  getMine(@Param("id") id: string, @Req() req: { user: { id: string } }) {
    return this.orders.getOf(id, req.user.id);
  }

  @Post("pay")
  pay(@Body() body: CreatePayment) {
    return this.orders.pay(body.orderId, body.amount);
  }

  @Post("pay/own")
  payOwn(@Body() body: CreatePayment) {
    return this.orders.payFromDatabase(body.orderId);
  }

  @Patch("address")
  address(@Body() body: any) {
    return this.orders.changeAddress(body);
  }
}
