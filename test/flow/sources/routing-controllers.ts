import "reflect-metadata";
import { Body, Get, JsonController, Param, Post, QueryParam, QueryParams, Req, Res } from "routing-controllers";
import { Service } from "typedi";
import type { Request, Response } from "express";
import { exec } from "node:child_process";
import { DataSource } from "typeorm";

@Service()
export class Labels {
  constructor(private readonly source: DataSource) {}
  find(name: string) {
    return this.source.query(`SELECT * FROM labels WHERE name = '${name}'`); // !alert sql-injection
  }
}
@Service()
@JsonController("/labels")
export class LabelController {
  constructor(private readonly labels: Labels) {}
  @Get("/:name")
  one(@Param("name") name: string) {
    return this.labels.find(name);
  }
  @Post("/")
  create(@Body() body: { printer: string; copies: number }, @QueryParam("mode") mode: string) {
    exec(`lp -d ${body.printer}`); // !alert command-injection
    exec(`lp -n ${body.copies}`); // !alert command-injection -- nobody looks whether it is a number
    exec(`lp -m ${mode}`); // !alert command-injection
  }
  @Get("/raw")
  raw(@Req() request: Request, @Res() response: Response, @QueryParams() query: any) {
    response.send(`<p>${request.query.name}</p>`); // !alert xss-server-response
    exec(`lp ${query.file}`); // !alert command-injection
    return response;
  }
}
