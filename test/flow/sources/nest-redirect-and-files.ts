import { Controller, Get, Post, Query, Redirect, UploadedFile, UseInterceptors } from "@nestjs/common";
import { FileInterceptor } from "@nestjs/platform-express";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { randomUUID } from "node:crypto";

@Controller()
export class MediaController {
  @Get("leave")
  @Redirect()
  leave(@Query("to") to: string) {
    return { url: to, statusCode: 302 }; // !alert open-redirect
  }

  @Get("home")
  @Redirect()
  home() {
    return { url: "/", statusCode: 302 }; // !safe open-redirect
  }

  @Post("logo")
  @UseInterceptors(FileInterceptor("logo"))
  async logo(@UploadedFile() file: Express.Multer.File) {
    await writeFile(join("uploads", file.originalname), file.buffer); // !safe path-traversal -- multer cuts off what stands before the last slash
  }

  @Post("banner")
  @UseInterceptors(FileInterceptor("banner"))
  async banner(@UploadedFile() file: Express.Multer.File) {
    await writeFile(join("uploads", `${randomUUID()}.png`), file.buffer); // !safe path-traversal
  }
}
