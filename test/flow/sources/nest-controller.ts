import { Body, Controller, Get, Headers, Param, ParseIntPipe, Post, Query, Req, Res } from "@nestjs/common";
import type { Request, Response } from "express";
import { DataSource } from "typeorm";

@Controller("products")
export class ProductsController {
  constructor(private readonly dataSource: DataSource) {}

  @Get()
  search(@Query("term") term: string) {
    return this.dataSource.query(`SELECT * FROM product WHERE name LIKE '%${term}%'`); // !alert sql-injection
  }

  @Get("sorted")
  sorted(@Query() query: { sort: string }) {
    return this.dataSource.query("SELECT * FROM product ORDER BY " + query.sort); // !alert sql-injection
  }

  @Get(":id")
  byId(@Param("id", ParseIntPipe) id: number) {
    return this.dataSource.query(`SELECT * FROM product WHERE id = ${id}`); // !safe sql-injection
  }

  @Get("sku/:sku")
  bySku(@Param("sku") sku: string) {
    return this.dataSource.query(`SELECT * FROM product WHERE sku = '${sku}'`); // !alert sql-injection
  }

  @Post("tags")
  byTags(@Body() body: { tag: string }) {
    return this.dataSource.query("SELECT * FROM product WHERE tag = $1", [body.tag]); // !safe sql-injection
  }

  @Get("warehouse")
  warehouse(@Headers("x-warehouse") warehouse: string) {
    return this.dataSource.query(`SELECT * FROM stock WHERE warehouse = '${warehouse}'`); // !alert sql-injection
  }

  @Get("out")
  out(@Req() req: Request, @Res() res: Response) {
    res.redirect(req.query.to as string); // !alert open-redirect
  }
}
