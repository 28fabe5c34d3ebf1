import { IQueryHandler, QueryHandler } from "@nestjs/cqrs";
import { DataSource } from "typeorm";
import { FindOrders } from "./find-orders.query";

@QueryHandler(FindOrders)
export class FindOrdersHandler implements IQueryHandler<FindOrders> {
  constructor(private readonly source: DataSource) {}
  async execute({ title }: FindOrders) {
    await this.source.query("SELECT * FROM orders WHERE title = $1", [title]); // !safe sql-injection
    return this.source.query(`SELECT * FROM orders WHERE title = '${title}'`); // !alert sql-injection
  }
}
