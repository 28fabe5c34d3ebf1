import { NextFunction, Request, Response } from "express";
import { AppDataSource } from "../data-source";

export class InkController {
  private inks = AppDataSource.getRepository("ink");

  async all(request: Request, response: Response, next: NextFunction) {
    return this.inks.query(`SELECT * FROM ink ORDER BY ${request.query.order}`); // !alert sql-injection
  }

  async one(request: Request, response: Response, next: NextFunction) {
    return this.inks.query("SELECT * FROM ink WHERE id = $1", [request.params.id]); // !safe sql-injection
  }

  async search(request, response) {
    return this.inks.query(`SELECT * FROM ink WHERE name = '${request.body.name}'`); // !alert sql-injection
  }
}
