const express = require("express");
const path = require("path");
const send = require("send");

const app = express();
const SHOPS = ["garden", "kitchen"];

app.get("/pictures/:shop/:folder/:file", (req, res) => {
  const { shop, folder, file } = req.params;
  const options = { root: path.join(__dirname, `../public/${shop}/${folder}`) };
  res.sendFile(file, options); // !alert path-traversal
});
app.get("/leaflets/:shop/:file", (req, res) => {
  res.download(req.params.file, "leaflet.pdf", { root: `public/${req.params.shop}` }); // !alert path-traversal
});
app.get("/manuals/:shop/:file", (req, res) => {
  send(req, req.params.file, { root: `manuals/${req.params.shop}` }).pipe(res); // !alert path-traversal
});
app.get("/posters/:shop/:file", (req, res) => {
  if (!SHOPS.includes(req.params.shop)) return res.sendStatus(404);
  res.sendFile(req.params.file, { root: `posters/${req.params.shop}` }); // !safe path-traversal
});
app.get("/lists/:shop/:file", (req, res) => {
  res.sendFile(req.params.file, { root: path.join("lists", path.basename(req.params.shop)) }); // !safe path-traversal
});
