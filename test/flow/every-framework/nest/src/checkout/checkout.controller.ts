import { Body, Controller, Headers, Post, Req } from "@nestjs/common";
import type { Request } from "express";
import { CheckoutService } from "./checkout.service";
import { CardDto, LineDto, PayDto, SomeDto } from "./checkout.dto";

@Controller("checkout")
export class CheckoutController {
  constructor(private readonly checkout: CheckoutService) {}

  @Post("pay")
  pay(@Body() body: PayDto) {
    return this.checkout.charge(body.amount, body.currency);
  }
  @Post("pay-cart")
  payCart(@Body("cartId") cartId: string) {
    return this.checkout.chargeCart(cartId);
  }
  @Post("quote")
  quote(@Body() line: LineDto) {
    return this.checkout.priceOf(line);
  }
  @Post("quote-some")
  quoteSome(@Body() line: SomeDto) {
    return this.checkout.priceOfSome(line);
  }
  @Post("forgot")
  forgot(@Headers("host") host: string) {
    return this.checkout.sendReset(`https://${host}`);
  }
  @Post("forgot-too")
  forgotToo(@Req() req: Request) {
    return this.checkout.sendResetToo(req.headers.origin);
  }
  @Post("cards")
  cards(@Body() card: CardDto) {
    return this.checkout.keepCard(card);
  }
}
