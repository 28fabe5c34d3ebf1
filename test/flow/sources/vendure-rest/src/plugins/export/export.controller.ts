import { Controller, Get, Param, Post, Req, Res } from "@nestjs/common";
import { Allow, Ctx, Permission, type RequestContext } from "@vendure/core";
import type { Request, Response } from "express";
import { createReadStream } from "node:fs";
import path from "node:path";

@Controller("export")
export class ExportController {
  @Get(":file")
  @Allow(Permission.ReadOrder)
  download(@Ctx() ctx: RequestContext, @Param("file") file: string, @Res() res: Response) {
    createReadStream(path.join("/var/exports", file)).pipe(res); // !alert path-traversal
  }

  @Get("latest/:kind")
  @Allow(Permission.ReadOrder)
  latest(@Param("kind") kind: string, @Res() res: Response) {
    createReadStream(path.join("/var/exports", path.basename(kind))).pipe(res); // !safe path-traversal
  }

  @Post("ping")
  @Allow(Permission.UpdateOrder)
  async ping(@Req() req: Request) {
    const answer = await fetch(req.body.callback); // !alert ssrf
    return answer.status;
  }
}
