import { Body, Controller, Get, Param, Post } from "@nestjs/common";
import { CommandBus, QueryBus } from "@nestjs/cqrs";
import { PrintLabel } from "./print-label.command";
import { FindOrders } from "./find-orders.query";

@Controller("orders")
export class OrdersController {
  constructor(private readonly commands: CommandBus, private readonly queries: QueryBus) {}

  @Post(":id/label")
  print(@Param("id") id: string, @Body("printer") printer: string) {
    return this.commands.execute(new PrintLabel(id, printer, 3));
  }
  @Get(":title")
  find(@Param("title") title: string) {
    return this.queries.execute(new FindOrders(title));
  }
}
