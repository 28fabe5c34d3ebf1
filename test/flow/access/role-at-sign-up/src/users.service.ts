import { Injectable } from "@nestjs/common";
import { InjectRepository } from "@nestjs/typeorm";
import { Repository } from "typeorm";
import type { SignUp } from "./auth.service";
import { User } from "./user.entity";

@Injectable()
export class UsersService {
  constructor(@InjectRepository(User) private readonly repository: Repository<User>) {}

  async create(data: Partial<User>) {
    const user = this.repository.create(data); // !either mass-assignment !missing role-chosen-by-sender -- what a whole object says of the role is not told apart
    return (await this.repository.save(user)).id;
  }
  async createNamed(sent: SignUp, digest: string) {
    const user = this.repository.create({ email: sent.email, password: digest, role: sent.role }); // !alert role-chosen-by-sender
    return (await this.repository.save(user)).id;
  }
  async createCustomer(sent: SignUp, digest: string) {
    const user = this.repository.create({ email: sent.email, password: digest, role: "customer" }); // !safe role-chosen-by-sender
    return (await this.repository.save(user)).id;
  }
  async createKnown(sent: SignUp, digest: string) {
    if (!["customer", "seller"].includes(sent.role)) throw new Error("no such role");
    const user = this.repository.create({ email: sent.email, password: digest, role: sent.role }); // !safe role-chosen-by-sender
    return (await this.repository.save(user)).id;
  }
  async invite(data: Partial<User>) {
    const user = this.repository.create(data); // !safe role-chosen-by-sender !either mass-assignment -- staff alone may call it
    return (await this.repository.save(user)).id;
  }
}
