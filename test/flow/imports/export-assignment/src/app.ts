import express from "express";
import async = require("./async");
import labels from "./labels";
import Printer = require("./printer");
import * as names from "./names";

const app = express();
const router = express.Router();
const printer = new Printer("main");

router.get("/one", async(labels.one));
router.get("/two", labels.two);
router.get("/three", (req, res) => printer.print(String(req.query.name), res));
router.get("/four", (req, res) => {
  names.show(String(req.query.name));
  res.end();
});
app.use(router);
