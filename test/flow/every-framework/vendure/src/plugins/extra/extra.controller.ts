import { Body, Controller, Headers, Post, Req } from "@nestjs/common";
import { Ctx, RequestContext } from "@vendure/core";
import type { Request } from "express";
import { createHmac } from "node:crypto";
import { ExtraService } from "./extra.service";

@Controller("extra")
export class ExtraController {
  constructor(private readonly extra: ExtraService) {}

  @Post("forgot")
  async forgot(@Ctx() ctx: RequestContext, @Req() req: Request) {
    await this.extra.sendReset(`${req.protocol}://${req.hostname}`);
    await this.extra.sendOwnReset();
  }
  @Post("parsed")
  parsed(@Body() body: object, @Headers("x-signature") signature: string) {
    return createHmac("sha256", process.env.HOOK_KEY!).update(JSON.stringify(body)).digest("hex") === signature; // !alert webhook-parsed-body-verified
  }
  @Post("raw")
  raw(@Req() req: Request & { rawBody: Buffer }, @Headers("x-signature") signature: string) {
    return createHmac("sha256", process.env.HOOK_KEY!).update(req.rawBody).digest("hex") === signature; // !safe webhook-parsed-body-verified
  }
}
