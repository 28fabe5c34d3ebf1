import { Router } from "express";
import { checkSort } from "./middleware";
import { list, listUnchecked } from "./handlers";

export const router = Router();
router.get("/checked", checkSort, list);
router.get("/unchecked", listUnchecked);
