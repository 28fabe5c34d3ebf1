import express from "express";
import got from "got";
import { requestFilterHandler, RequestFilteringHttpAgent } from "request-filtering-agent";

const app = express();
app.get("/", async (req, res) => {
  const agent = { http: new RequestFilteringHttpAgent() };
  res.json(await got(String(req.query.url), { agent }).json()); // !safe ssrf
});
