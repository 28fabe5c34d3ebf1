import { Body, Controller, Param, Patch, Post, Query, UsePipes } from "@nestjs/common";
import * as joi from "joi";
import { OtherPipe } from "other-pipes";
import { z } from "zod";
import { CouponsService } from "./coupons.service";
import { AskingPipe, JoiPipe, LoggingPipe, ZodPipe } from "./pipes";

class CreateCoupon {
  title: string;
}
const couponSchema = joi.object({ title: joi.string().required(), value: joi.number() });
const couponZod = z.object({ title: z.string() });
const looseZod = z.looseObject({ title: z.string() });

@Controller("coupons")
export class CouponsController {
  constructor(private readonly coupons: CouponsService) {}

  @Post("joi")
  joi(@Body(new JoiPipe(couponSchema)) coupon: CreateCoupon) {
    coupon.title = coupon.title.trim();
    return this.coupons.create(coupon);
  }

  @Post("zod")
  zod(@Body(new ZodPipe(couponZod)) coupon: CreateCoupon) {
    return this.coupons.createAgain(coupon);
  }

  @Post("above")
  @UsePipes(new JoiPipe(couponSchema))
  above(@Body() coupon: CreateCoupon) {
    return this.coupons.createAbove(coupon);
  }

  @Post("loose")
  loose(@Body(new ZodPipe(looseZod)) coupon: CreateCoupon) {
    return this.coupons.createLoose(coupon);
  }

  @Post("logged")
  logged(@Body(new LoggingPipe("coupon")) coupon: CreateCoupon) {
    return this.coupons.createLogged(coupon);
  }

  @Post("asked")
  asked(@Body(new AskingPipe(couponSchema)) coupon: CreateCoupon) {
    return this.coupons.createAsked(coupon);
  }

  @Post("other")
  other(@Body(new OtherPipe(couponSchema)) coupon: CreateCoupon) {
    return this.coupons.createOther(coupon);
  }

  @Patch(":id")
  part(@Param("id") id: string, @Body("coupon", new JoiPipe(couponSchema)) coupon: CreateCoupon) {
    return this.coupons.update(id, coupon);
  }

  @Post("query")
  query(@Body(new JoiPipe(couponSchema)) coupon: CreateCoupon, @Query() query: any) {
    return this.coupons.createAll({ ...coupon, ...query });
  }
}
