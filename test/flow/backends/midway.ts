import { Body, Controller, Get, Headers, Inject, Param, Post, Query } from "@midwayjs/core";
import type { Context } from "@midwayjs/koa";
import { exec } from "node:child_process";

@Controller("/labels")
export class LabelController {
  @Inject()
  ctx: Context;
  @Get("/:id")
  async one(@Param("id") id: string, @Query("sort") sort: string, @Headers("x-shop") shop: string) {
    exec(`label ${id}`); // !alert command-injection
    exec(`label ${sort}`); // !alert command-injection
    exec(`label ${shop}`); // !alert command-injection
    exec(`label ${this.ctx.query.name}`); // !alert command-injection
    exec(`label ${Number(id)}`); // !safe command-injection
  }
  @Post("/")
  async create(@Body() body: any) {
    exec(`label ${body.name}`); // !alert command-injection
  }
}
