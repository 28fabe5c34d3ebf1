import { Controller, Get, QueryParam, Redirect } from "routing-controllers";

@Controller("/bricks")
export class BricksController {
  @Get("/go")
  @Redirect("/")
  go(@QueryParam("to") to: string) {
    return to; // !alert open-redirect
  }

  @Get("/stay")
  @Redirect("/bricks")
  stay(@QueryParam("page") page: string) {
    return page === "2" ? "/bricks/2" : undefined; // !safe open-redirect
  }
}
