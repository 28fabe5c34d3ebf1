import { ContentType, Controller, Get, QueryParam } from "routing-controllers";

@Controller()
export class Pages {
  @Get("/hello")
  @ContentType("text/html")
  hello(@QueryParam("name") name: string) {
    return `<p>Hello ${name}</p>`; // !alert xss-server-response
  }

  @Get("/label")
  @ContentType("text/plain")
  label(@QueryParam("name") name: string) {
    return `Hello ${name}`; // !safe xss-server-response
  }

  @Get("/number")
  @ContentType("text/html")
  number(@QueryParam("number") number: string) {
    return `<p>${Number(number)}</p>`; // !safe xss-server-response
  }
}
