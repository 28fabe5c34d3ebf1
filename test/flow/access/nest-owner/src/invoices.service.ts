import { ForbiddenException, Injectable } from "@nestjs/common";
import { InjectRepository } from "@nestjs/typeorm";
import type { Repository } from "typeorm";
import { Invoice } from "./invoice.entity";

@Injectable()
export class InvoicesService {
  constructor(@InjectRepository(Invoice) private readonly invoices: Repository<Invoice>) {}

  read(id: string) {
    return this.invoices.findOneBy({ id }); // !alert idor-by-request-id
  }

  own(id: string, customerId: string) {
    return this.invoices.findOneBy({ id, customerId }); // !safe idor-by-request-id
  }

  async compared(id: string, customerId: string) {
    const invoice = await this.invoices.findOneByOrFail({ id }); // !safe idor-by-request-id
    if (invoice.customerId !== customerId) throw new ForbiddenException();
    return invoice;
  }
}
