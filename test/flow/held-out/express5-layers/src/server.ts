import express from "express";
import { Pool } from "pg";
import { MongoClient } from "mongodb";
import { TeaRepository } from "./data/tea-repository.js";
import { CustomerRepository } from "./data/customer-repository.js";
import { TeaController } from "./http/tea-controller.js";
import { CustomerController } from "./http/customer-controller.js";
import { ProxyController } from "./http/proxy-controller.js";
import { PaymentController } from "./http/payment-controller.js";
import { ToolController } from "./http/tool-controller.js";

const pool = new Pool({ connectionString: process.env["DATABASE_URL"] });
const mongo = new MongoClient(process.env["MONGO_URL"]!);
const app = express();
app.use(express.json());

const controllers = [
  new TeaController(new TeaRepository(pool)),
  new CustomerController(new CustomerRepository(mongo.db("tea"))),
  new ProxyController(),
  new PaymentController(pool),
  new ToolController(),
];
for (const controller of controllers) app.use(controller.routes());
app.listen(8080);
