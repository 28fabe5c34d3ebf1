import express, { type Request, type Response } from "express";
import fs from "node:fs";

abstract class Endpoint<Input> {
  protected abstract read(req: Request): Input;
  protected abstract run(input: Input, res: Response): void;

  handler() {
    return (req: Request, res: Response) => this.run(this.read(req), res);
  }
}

class Manual extends Endpoint<string> {
  protected read(req: Request) {
    return String(req.query.name);
  }
  protected run(name: string, res: Response) {
    fs.createReadStream(`manuals/${name}`).pipe(res); // !alert path-traversal
  }
}

// What the other endpoints of the list read is not what this one is given.
class Label extends Endpoint<number> {
  protected read(req: Request) {
    return Number(req.query.number);
  }
  protected run(number: number, res: Response) {
    fs.createReadStream(`labels/${number}`).pipe(res); // !safe path-traversal
  }
}

const app = express();
const routes: [string, { handler(): express.RequestHandler }][] = [
  ["/manual", new Manual()],
  ["/label", new Label()],
];
for (const [path, endpoint] of routes) app.get(path, endpoint.handler());
