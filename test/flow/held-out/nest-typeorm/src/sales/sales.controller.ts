import { Body, Controller, Post, Req } from "@nestjs/common";
import type { Request } from "express";
import { SalesService } from "./sales.service";

@Controller("sales")
export class SalesController {
  constructor(private readonly service: SalesService) {}

  @Post("pay")
  pay(@Body("amount") amount: number) {
    return this.service.pay(amount);
  }
  @Post("pay-for")
  payFor(@Body("plants") plants: number[]) {
    return this.service.payFor(plants);
  }
  @Post()
  async place(@Req() request: Request & { session: { customerId: number } }) {
    await this.service.placeFor(request.session.customerId, request.body.plants);
    return this.service.place(request.session.customerId, request.body);
  }
  @Post("labels")
  label(@Body() { printer, title }: { printer: string; title: string }) {
    this.service.printed(printer, title);
  }
}
