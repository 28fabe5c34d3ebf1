import { Controller, Post, UploadedFile, UseInterceptors } from "@nestjs/common";
import { FileInterceptor } from "@nestjs/platform-express";
import { readFile } from "node:fs/promises";
import sharp from "sharp";

@Controller("pictures")
export class PicturesController {
  @Post()
  @UseInterceptors(FileInterceptor("picture"))
  async keep(@UploadedFile() file: Express.Multer.File) {
    return sharp(file.buffer).webp().toBuffer(); // !safe path-traversal
  }

  @Post("field")
  @UseInterceptors(FileInterceptor("picture"))
  async field(@UploadedFile() file: Express.Multer.File) {
    return readFile(`/srv/pictures/${file.fieldname}`); // !alert path-traversal
  }
}
