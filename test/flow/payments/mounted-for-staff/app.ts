import express from "express";
import { customerRoutes, staffRoutes } from "./routes/index";
import { authorize } from "./authorize";

const app = express();
app.use(express.json());
app.use("/shop", customerRoutes);
app.use("/back-office", authorize(["manager"]), staffRoutes);
app.listen(3000);
