const express = require("express");
const topics = require("./topics");

const app = express();
app.get("/search", async (req, res) => {
  await topics.search(req.query.q);
  await topics.rebuild();
  res.end();
});
app.get("/export", (req, res) => topics.export(req.query.name).pipe(res));
app.get("/thumb", (req, res) => topics.thumb(req.query.name).pipe(res));
app.get("/none", (req, res) => topics.noThumb().pipe(res));
