import type { Request, Response } from "express";
import { inject, injectable } from "inversify";
import { type ISoaps, TYPES } from "./types";

@injectable()
export class SoapController {
  @inject(TYPES.Soaps) private soaps!: ISoaps;

  async list(req: Request, res: Response) {
    res.json(await this.soaps.byScent(req.query.scent as string));
  }
}
