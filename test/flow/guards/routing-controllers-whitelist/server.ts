import { IsString } from "class-validator";
import { model, Schema } from "mongoose";
import { Body, BodyParam, createExpressServer, JsonController, Post, Put } from "routing-controllers";

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

  @Post("/find")
  find(@BodyParam("name") name: string) {
    return Bowl.findOne({ name }); // !alert nosql-operator-injection
  }

  @Post("/declared")
  declared(@Body() body: BowlDto) {
    return Bowl.findOne({ name: body.name }); // !safe nosql-operator-injection
  }
}

createExpressServer({ controllers: [BowlController], validation: { whitelist: true } }).listen(3000);
