// What one application puts before its handlers holds for those that it leads to, not for another application.
import express from "express";
import mongoSanitize from "express-mongo-sanitize";
import { User } from "./user.js";
import { orders } from "./orders.js";
import { staff } from "./staff.js";

const app = express();
app.use(express.json());
app.use(mongoSanitize());
app.use("/orders", orders);
app.use("/staff", staff);
app.post("/login", async (req, res) => {
  res.json(await User.findOne({ name: req.body.name })); // !safe nosql-operator-injection
});
app.listen(3000);
