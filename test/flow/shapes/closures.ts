import express, { type NextFunction, type Request, type RequestHandler, type Response } from "express";
import { exec } from "node:child_process";

const app = express();

const asyncHandler =
  (handler: (req: Request, res: Response) => Promise<void>): RequestHandler =>
  (req, res, next) => {
    handler(req, res).catch(next);
  };

function withAuth(handler: RequestHandler): RequestHandler {
  return function (req: Request, res: Response, next: NextFunction) {
    if (!req.headers.authorization) return res.sendStatus(401) as unknown as void;
    return handler(req, res, next);
  };
}

const compose = (...handlers: RequestHandler[]): RequestHandler[] => handlers;

app.get("/a", asyncHandler(async (req, res) => {
  exec(`lp ${req.query.name}`); // !alert command-injection
  res.sendStatus(202);
}));

app.get("/b", withAuth((req, res) => {
  exec(`lp ${req.query.name}`); // !alert command-injection
  exec("lp label.pdf"); // !safe command-injection
  res.sendStatus(202);
}));

app.get("/c", compose((req, res) => {
  exec(`lp ${req.query.name}`); // !alert command-injection
  res.sendStatus(202);
}));

app.get("/d", (req, res) => {
  const name = String(req.query.name); // !source
  const print = () => exec(`lp ${name}`); // !alert command-injection
  const fixed = "label.pdf";
  const printFixed = () => exec(`lp ${fixed}`); // !safe command-injection
  setTimeout(print, 10);
  setTimeout(printFixed, 10);
  res.sendStatus(202);
});

function printerFor(name: string) {
  return (label: string) => exec(`lp -d ${name} ${label}`); // !alert command-injection
}

app.get("/e", (req, res) => {
  printerFor(String(req.query.printer))("label.pdf");
  res.sendStatus(202);
});

app.get("/f", (req, res) => {
  let last = "label.pdf";
  const remember = (name: string) => {
    last = name;
  };
  remember(String(req.query.name));
  exec(`lp ${last}`); // !alert command-injection
  res.sendStatus(202);
});

app.get("/g", (req, res) => {
  (function () {
    exec(`lp ${req.query.name}`); // !alert command-injection
  })();
  const bound = exec.bind(null, `lp ${req.query.name}`); // !either command-injection -- the text is handed over here
  bound(); // !either command-injection -- and runs here
  exec.call(null, `lp ${req.query.name}`); // !alert command-injection
  exec.apply(null, [`lp ${req.query.name}`]); // !alert command-injection
  res.sendStatus(202);
});
