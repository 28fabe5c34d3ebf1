import { Body, Controller, Patch, Post, Put, UsePipes } from "@nestjs/common";
import { InjectModel } from "@nestjs/mongoose";
import type { Model } from "mongoose";
import { type LooseMug, MugDto } from "./mug.dto";
import { OwnPipe } from "./own.pipe";

@Controller("mugs")
export class MugsController {
  constructor(@InjectModel("Mug") private readonly mugs: Model<unknown>) {}

  @Post("any")
  any(@Body() body: any) {
    return this.mugs.create(body); // !alert mass-assignment
  }

  @Post("loose")
  loose(@Body() body: LooseMug) {
    return this.mugs.findOne({ name: body.name }); // !alert nosql-operator-injection
  }

  @Post("field")
  field(@Body("name") name: string) {
    return this.mugs.findOne({ name }); // !alert nosql-operator-injection
  }

  @Put("declared")
  declared(@Body() body: MugDto) {
    return this.mugs.create(body); // !safe mass-assignment
  }

  @Put("found")
  found(@Body() body: MugDto) {
    return this.mugs.findOne({ name: body.name }); // !safe nosql-operator-injection
  }

  @Patch("piped")
  piped(@Body(new OwnPipe()) body: LooseMug) {
    return this.mugs.create(body); // !safe mass-assignment
  }

  @Patch("used")
  @UsePipes(new OwnPipe())
  used(@Body() body: any) {
    return this.mugs.create(body); // !safe mass-assignment
  }
}
