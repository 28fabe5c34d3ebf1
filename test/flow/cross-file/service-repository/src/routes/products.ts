import { Router } from "express";
import { ProductService } from "../services/product-service";

const service = new ProductService();

export const products = Router()
  .get("/search", async (req, res) => {
    res.json(await service.search({ term: String(req.query.term), page: Number(req.query.page) })); // !source
  })
  .get("/by-brand", async (req, res) => {
    res.json(await service.byBrand(String(req.query.brand)));
  });
