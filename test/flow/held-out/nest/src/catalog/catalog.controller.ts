import { Body, Controller, Get, Header, Param, ParseIntPipe, Post, Query, Redirect, Res } from "@nestjs/common";
import type { Response } from "express";
import { CatalogService } from "./catalog.service";

@Controller("catalog")
export class CatalogController {
  constructor(private readonly catalog: CatalogService) {}

  @Get("search")
  search(@Query("q") q: string, @Query("sort") sort: string) {
    return this.catalog.search(q, sort);
  }

  @Get("category/:id")
  category(@Param("id", ParseIntPipe) id: number) {
    return this.catalog.byCategory(id);
  }

  @Get("brand/:name")
  brand(@Param("name") name: string) {
    return this.catalog.byBrand(name);
  }

  @Get("page")
  @Header("Content-Type", "text/html")
  page(@Query("title") title: string) {
    return `<h1>${title}</h1>`; // !alert xss-server-response
  }

  @Get("page/data")
  data(@Query("title") title: string) {
    return { title }; // !safe xss-server-response
  }

  @Get("go")
  @Redirect()
  go(@Query("to") to: string) {
    return { url: to, statusCode: 302 }; // !alert open-redirect
  }

  @Get("go/page")
  @Redirect()
  goPage(@Query("page", ParseIntPipe) page: number) {
    return { url: `/catalog?page=${page}` }; // !safe open-redirect
  }

  @Post("image")
  image(@Body() body: { url: string }) {
    return this.catalog.importImage(body.url);
  }

  @Get("manual/:file")
  manual(@Param("file") file: string, @Res() res: Response) {
    res.sendFile(`/srv/manuals/${file}`); // !alert path-traversal
  }

  @Get("manual/by-number/:number")
  manualByNumber(@Param("number", ParseIntPipe) number: number, @Res() res: Response) {
    res.sendFile(`/srv/manuals/${number}.pdf`); // !safe path-traversal
  }

  @Post("thumbnail")
  thumbnail(@Body("size") size: string) {
    return this.catalog.thumbnail(size);
  }
}
