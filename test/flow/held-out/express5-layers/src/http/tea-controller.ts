import { Router, type Request, type Response } from "express";
import type { TeaRepository } from "../data/tea-repository.js";

export class TeaController {
  constructor(private readonly teas: TeaRepository) {}

  routes(): Router {
    const router = Router();
    router.get("/teas/:name", this.byName);
    router.get("/teas", this.list.bind(this));
    return router;
  }
  private byName = async (request: Request, response: Response) => {
    const found = await this.teas.findByName(request.params["name"]!);
    const same = await this.teas.findByNameBound(request.params["name"]!);
    response.json([...found, ...same]);
  };
  private async list(request: Request, response: Response) {
    const [first, second] = await Promise.all([
      this.teas.filtered(request.query),
      this.teas.filteredBound(request.query),
    ]);
    response.json({ first, second });
  }
}
