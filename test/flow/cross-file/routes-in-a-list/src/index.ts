import * as express from "express";
import { Request, Response } from "express";
import * as bodyParser from "body-parser";
import { AppDataSource } from "./data-source";
import { Routes } from "./routes";
import { table } from "./table";

AppDataSource.initialize().then(async () => {
  const app = express();
  app.use(bodyParser.json());

  Routes.forEach((route) => {
    (app as any)[route.method](route.route, (req: Request, res: Response, next: Function) => {
      const result = new (route.controller as any)()[route.action](req, res, next);
      if (result instanceof Promise) {
        result.then((found) => (found !== null && found !== undefined ? res.send(found) : undefined));
      } else if (result !== null && result !== undefined) {
        res.json(result);
      }
    });
  });

  const router = express.Router();
  for (const { method, path, middleware, handler } of table) {
    router[method](path, ...middleware, handler);
  }
  app.use("/api", router);

  app.listen(3000);
});
