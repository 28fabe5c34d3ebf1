import express from "express";
import { productRouter } from "./routes/products.js";
import { adminRouter } from "./routes/admin.js";
import { filesRouter } from "./routes/files.js";

const app = express();
app.use(express.json());
app.use(express.urlencoded({ extended: true }));
app.use("/products", productRouter);
app.use("/admin", adminRouter);
app.use("/files", filesRouter);
app.listen(3000);
