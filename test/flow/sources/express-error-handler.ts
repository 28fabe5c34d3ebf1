import express from "express";
import type { ErrorRequestHandler } from "express";

const app = express();

const onError: ErrorRequestHandler = (error, req, res, next) => {
  if (res.headersSent) return next(error);
  res.status(404).send(`<h1>Nothing at ${req.query.from}</h1>`); // !alert xss-server-response
};

app.get("/health", (_req, res) => {
  res.send("<p>up</p>"); // !safe xss-server-response
});
app.use(onError);
