import express from "express";
import { CreateOrder } from "./orders/create-order";
import { CreateOrderController } from "./orders/create-order-controller";
import { PrintOrder } from "./orders/print-order";

const app = express();
app.use(express.json());

const createOrderController = new CreateOrderController(new CreateOrder());

app.post("/orders", (req, res) => createOrderController.execute(req, res));
app.post("/print", new PrintOrder().handle);
