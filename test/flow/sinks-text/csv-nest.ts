import { Controller, Get, Header, Res } from "@nestjs/common";
import { InjectRepository } from "@nestjs/typeorm";
import type { Response } from "express";
import { stringify } from "csv-stringify/sync";
import type { Repository } from "typeorm";
import { Customer } from "./customer.entity";

const harmless = (text: string) => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);

@Controller("customers")
export class CustomersController {
  constructor(@InjectRepository(Customer) private readonly customers: Repository<Customer>) {}

  @Get("all.csv")
  @Header("Content-Type", "text/csv")
  async all() {
    const customers = await this.customers.find();
    return stringify(customers.map((customer) => [customer.id, customer.name])); // !alert csv-formula-injection
  }

  @Get("prefixed.csv")
  @Header("Content-Type", "text/csv")
  async prefixed() {
    const customers = await this.customers.find();
    return stringify(customers.map((customer) => [customer.id, harmless(customer.name)])); // !safe csv-formula-injection
  }

  @Get("counts.csv")
  async counts(@Res() res: Response) {
    const count = await this.customers.count();
    res.type("text/csv").send(stringify([["customers", count]])); // !safe csv-formula-injection
  }
}
