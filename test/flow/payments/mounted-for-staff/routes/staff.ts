import { Router } from "express";
import memberships from "./memberships";

const router = Router();
router.use("/memberships", memberships);

export default router;
