import { exec, execFile } from "node:child_process";
import { BaseHttpController, controller, httpGet, httpPost, queryParam, request, requestBody, requestHeaders, requestParam, response } from "inversify-express-utils";
import type { Request, Response } from "express";

@controller("/kilns")
export class KilnsController extends BaseHttpController {
  @httpPost("/")
  print(@requestBody() body: { name: string }, @requestParam("id") id: string, @queryParam("copies") copies: string) {
    exec(`lp ${body.name}`); // !alert command-injection
    exec(`lp ${id}`); // !alert command-injection
    exec(`lp -n ${copies}`); // !alert command-injection
    execFile("lp", ["-n", String(Number(copies))]); // !safe command-injection
  }

  @httpGet("/one")
  one(@request() req: Request, @response() res: Response, @requestHeaders("x-label") label: string) {
    exec(`lp ${label}`); // !alert command-injection
    res.send(`<p>${req.query.name}</p>`); // !alert xss-server-response
    res.json({ name: req.query.name }); // !safe xss-server-response
  }

  @httpGet("/go")
  go(@queryParam("to") to: string) {
    return this.redirect(to); // !alert open-redirect
  }

  @httpGet("/stay")
  stay(@queryParam("page") page: string) {
    return this.redirect(`/kilns/${encodeURIComponent(page)}`); // !safe open-redirect
  }
}
