import { Router } from "express";
import type { BookController } from "./book-controller";

export function buildRouter(books: BookController) {
  const router = Router();
  router.get("/", books.list.bind(books));
  router.get("/all", books.all);
  router.post("/print", (req, res) => books.print(req, res));
  return router;
}
