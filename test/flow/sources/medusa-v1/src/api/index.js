import { Router } from "express";
import { exec } from "node:child_process";

export default (rootDirectory) => {
  const router = Router();

  router.get("/store/labels/:name", (req, res) => {
    exec(`lp ${req.params.name}`); // !alert command-injection
    exec(`ls ${rootDirectory}`); // !safe command-injection
    res.sendStatus(202);
  });

  return router;
};
