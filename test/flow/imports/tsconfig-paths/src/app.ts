import express from "express";
import { findByTitle, findByTitleBound } from "@/repositories/products";

const app = express();

app.get("/a", async (req, res) => {
  const title = String(req.query.title);
  res.json([await findByTitle(title), await findByTitleBound(title)]);
});
