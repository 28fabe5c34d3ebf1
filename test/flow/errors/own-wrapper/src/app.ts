// Wrappers of one's own hand on what a promise is rejected with.
import express, { type NextFunction, type Request, type RequestHandler, type Response } from "express";

type Handler = (req: Request, res: Response, next: NextFunction) => Promise<unknown>;
const wrap =
  (handler: Handler): RequestHandler =>
  (req, res, next) => {
    handler(req, res, next).catch(next);
  };
const wrapToo =
  (handler: Handler): RequestHandler =>
  (req, res, next) =>
    Promise.resolve(handler(req, res, next)).catch((error) => next(error));

const app = express();
app.get("/a", wrap(async (req, res) => {
  throw new Error(`no ${req.query.name}`);
}));
app.use((error: Error, req: Request, res: Response, next: NextFunction) => {
  res.send(`<p>${error.message}</p>`); // !alert xss-server-response
});
