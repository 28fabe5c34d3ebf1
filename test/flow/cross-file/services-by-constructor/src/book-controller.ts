import type { Request, Response } from "express";
import type { BookService } from "./book-service";

export class BookController {
  constructor(private service: BookService) {}

  async list(req: Request, res: Response) {
    res.json(await this.service.list(String(req.query.author)));
  }

  all = async (_req: Request, res: Response) => {
    res.json(await this.service.all());
  };

  print(req: Request, res: Response) {
    this.service.print(req.body.title);
    res.end();
  }
}
