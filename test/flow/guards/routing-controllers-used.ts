import express from "express";
import { IsString } from "class-validator";
import { model, Schema } from "mongoose";
import { Body, JsonController, Post, Put, useExpressServer } from "routing-controllers";

const Bowl = model("Bowl", new Schema({ name: String }));

class BowlDto {
  @IsString() name!: string;
}

@JsonController("/bowls")
class BowlController {
  @Post("/")
  create(@Body() body: BowlDto) {
    return Bowl.create({ ...body }); // !safe mass-assignment
  }

  @Put("/")
  replace(@Body() body: any) {
    return Bowl.create(body); // !alert mass-assignment
  }
}

const app = express();
useExpressServer(app, { controllers: [BowlController], validation: { whitelist: true } });
app.listen(3000);
