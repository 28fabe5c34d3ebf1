import { Injectable } from "@nestjs/common";
import { hash } from "bcrypt";
import { IsEmail, IsString } from "class-validator";
import { UsersService } from "./users.service";

export class SignUp {
  @IsEmail() email: string;
  @IsString() password: string;
  @IsString() role: string;
}

@Injectable()
export class AuthService {
  constructor(private readonly users: UsersService) {}

  async register(sent: SignUp) {
    return this.users.create({ ...sent, password: await hash(sent.password, 12) });
  }
  async registerNamed(sent: SignUp) {
    return this.users.createNamed(sent, await hash(sent.password, 12));
  }
  async registerCustomer(sent: SignUp) {
    return this.users.createCustomer(sent, await hash(sent.password, 12));
  }
  async registerKnown(sent: SignUp) {
    return this.users.createKnown(sent, await hash(sent.password, 12));
  }
  async invite(sent: SignUp) {
    return this.users.invite({ ...sent, password: await hash(sent.password, 12) });
  }
}
