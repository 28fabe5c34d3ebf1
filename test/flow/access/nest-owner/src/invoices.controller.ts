import { Controller, Get, Param, Req, UseGuards } from "@nestjs/common";
import { AuthGuard } from "@nestjs/passport";
import { InvoicesService } from "./invoices.service";

@Controller("invoices")
@UseGuards(AuthGuard("jwt"))
export class InvoicesController {
  constructor(private readonly invoices: InvoicesService) {}

  @Get(":id")
  read(@Param("id") id: string) {
    return this.invoices.read(id);
  }

  @Get("own/:id")
  own(@Req() req: { user: { id: string } }, @Param("id") id: string) {
    return this.invoices.own(id, req.user.id);
  }

  @Get("compared/:id")
  compared(@Req() req: { user: { id: string } }, @Param("id") id: string) {
    return this.invoices.compared(id, req.user.id);
  }
}
