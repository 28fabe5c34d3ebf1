import express from "express";
import { requireUser } from "./auth";
import { checkout } from "./routes/checkout";
import { orders } from "./routes/orders";
import { hooks } from "./routes/hooks";

const app = express();
app.use("/hooks", hooks);
app.use(express.json());
app.use("/checkout", checkout);
app.use("/orders", requireUser, orders);
app.listen(3000);
