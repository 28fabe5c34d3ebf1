import express from "express";
import { Pool } from "pg";
import { BookController } from "./book-controller";
import { BookRepository } from "./book-repository";
import { BookService } from "./book-service";
import { buildRouter } from "./router";

const pool = new Pool();
const repository = new BookRepository(pool);
const service = new BookService({ repository, printer: { name: "desk" } });
const controller = new BookController(service);

const app = express();
app.use(express.json());
app.use("/books", buildRouter(controller));
app.listen(3000);
