import { Body, Controller, Patch, Post, Req } from "@nestjs/common";
import { InjectRepository } from "@nestjs/typeorm";
import type { Repository } from "typeorm";
import { User } from "./user.entity";
import { Shopper } from "./shopper.model";

@Controller("me")
export class MeController {
  constructor(@InjectRepository(User) private readonly users: Repository<User>) {}

  @Patch()
  update(@Req() req: { user: { id: string } }, @Body() body: any) {
    return this.users.update(req.user.id, body); // !alert mass-assignment
  }

  @Post()
  async create(@Body() body: any) {
    return this.users.save({ ...body }); // !alert mass-assignment
  }

  @Post("name")
  async rename(@Req() req: { user: { id: string } }, @Body() body: { name: string }) {
    return this.users.update(req.user.id, { name: body.name }); // !safe mass-assignment
  }

  @Post("shopper")
  async shopper(@Body() body: any) {
    return Shopper.create(body, { fields: ["name", "email"] }); // !safe mass-assignment -- only these columns are written
  }
}
