import { Controller, Get, Query, Req, Res } from "@nestjs/common";
import { Ctx, RequestContext, TransactionalConnection } from "@vendure/core";
import { Request, Response } from "express";

@Controller("gift")
export class GiftController {
  constructor(private connection: TransactionalConnection) {}

  @Get("card")
  card(@Ctx() ctx: RequestContext, @Req() req: Request, @Res() res: Response) {
    res.send(`<h2>${req.query.message}</h2>`); // !alert xss-server-response
  }
  @Get("forward")
  forward(@Query("to") to: string, @Res() res: Response) {
    res.redirect(to); // !alert open-redirect
  }
  @Get("raw")
  async raw(@Ctx() ctx: RequestContext, @Query("code") code: string) {
    return this.connection.rawConnection.query(`SELECT * FROM gift WHERE code = '${code}'`); // !alert sql-injection
  }
}
