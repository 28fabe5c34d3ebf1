import { Controller, Get, HeaderParam } from "routing-controllers";
import type { HttpContext } from "@adonisjs/core/http";
import { exec } from "node:child_process";

@Controller()
export class LabelsController {
  @Get("/labels")
  print(@HeaderParam("x-label") label: string, @HeaderParam("host") host: string) {
    exec(`lp ${label}`); // !alert command-injection
    exec(`lp ${host}`); // !alert command-injection
  }
}
export default class Labels {
  async show({ request, response }: HttpContext) {
    exec(`lp ${request.param("label")}`); // !alert command-injection
    exec(`lp ${request.header("x-label")}`); // !alert command-injection
    response.download(`/srv/${request.param("file")}`); // !alert path-traversal
    return response.send(`<p>${request.input("name")}</p>`); // !alert xss-server-response
  }
}
