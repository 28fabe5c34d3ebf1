import express from "express";
import { loadTheme, loadKnownTheme } from "./themes.js";

const app = express();

app.get("/theme/:name", async (req, res) => {
  res.json([await loadTheme(req.params.name), await loadKnownTheme(req.params.name)]); // !source
});
