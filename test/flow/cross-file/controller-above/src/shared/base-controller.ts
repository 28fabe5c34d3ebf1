import type { Request, Response } from "express";

export abstract class BaseController {
  protected req!: Request;
  protected res!: Response;

  protected abstract executeImpl(): Promise<unknown>;

  public execute(req: Request, res: Response): void {
    this.req = req;
    this.res = res;
    this.executeImpl().catch((error: Error) => this.fail(error));
  }

  public ok(dto?: unknown) {
    return dto ? this.res.status(200).json(dto) : this.res.sendStatus(200);
  }

  public fail(error: Error) {
    return this.res.status(500).json({ message: "failed" });
  }
}

export abstract class Handler {
  constructor() {
    this.handle = this.handle.bind(this);
  }

  async handle(req: Request, res: Response) {
    const result = await this.run(req.body, req);
    res.json(result);
  }

  abstract run(input: any, req: Request): Promise<unknown>;
}
