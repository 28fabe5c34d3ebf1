import express from "express";
import type { ErrorRequestHandler } from "express";

const app = express();
async function find(name: string) {
  throw new Error(`no ${name}`);
}
app.get("/async", async (req, res) => {
  res.json(await find(String(req.query.name)));
});
const onError: ErrorRequestHandler = (error, _req, res, _next) => {
  res.status(500).send(`<p>${error.message}</p>`); // !alert xss-server-response
};
app.use(onError);
