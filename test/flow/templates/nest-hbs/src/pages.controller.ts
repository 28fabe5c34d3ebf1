// Nest: what a method returns fills the template that its decorator names.
import { Controller, Get, Query, Render } from "@nestjs/common";

@Controller()
export class PagesController {
  @Get("hello")
  @Render("hello")
  hello(@Query("name") name: string) {
    return { name, shop: "Corner" };
  }
}
