import { Router } from "express";
import plans from "./plans";

const router = Router();
router.use("/plans", plans);

export default router;
