import { Body, Controller, Get, Header, Post, Query, Redirect, Res } from "@nestjs/common";
import type { Response } from "express";
import { ShelfService } from "./shelf.service";

@Controller("shelf")
export class ShelfController {
  constructor(private readonly shelf: ShelfService) {}

  @Get("file")
  file(@Query("name") name: string) {
    this.shelf.told(name);
    return this.shelf.file(name);
  }
  @Get("file-named")
  fileNamed(@Query("name") name: string) {
    return this.shelf.fileNamed(name);
  }
  @Get("remote")
  async remote(@Query("address") address: string) {
    return [await this.shelf.remote(address), await this.shelf.remoteOwn(address)];
  }
  @Post("entry")
  entry(@Body("xml") xml: string, @Body("name") name: string) {
    return [this.shelf.entry(xml, name), this.shelf.entryNamed(xml, name)];
  }
  @Get("page")
  @Header("content-type", "text/html")
  page(@Query("title") title: string) {
    return `<h1>${title}</h1>`; // !alert xss-server-response
  }
  @Get("text")
  @Header("content-type", "text/plain")
  text(@Query("title") title: string) {
    return `<h1>${title}</h1>`; // !safe xss-server-response
  }
  @Get("away")
  @Redirect()
  away(@Query("url") url: string) {
    return { url, statusCode: 302 }; // !alert open-redirect
  }
  @Get("home")
  @Redirect()
  home(@Query("url") url: string) {
    return { url: url === "cart" ? "/cart" : "/", statusCode: 302 }; // !safe open-redirect
  }
  @Get("plain")
  plain(@Query("title") title: string, @Res() response: Response) {
    response.send("<b>" + title.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;") + "</b>"); // !safe xss-server-response
  }
}
