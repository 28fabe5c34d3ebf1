const express = require("express");
const path = require("path");

const SHOP = {
  ROOT: process.cwd(),
  config: { cache: "cache" },
};
global.SHOP = SHOP;

SHOP.db = require("./core/db").init();
SHOP.models = require("./models");
global.storage = require("./core/storage");
SHOP.kernel = require("./core/kernel");
SHOP.kernel.boot();

const app = express();
app.use(express.json());
app.use("/", require("./controllers/vases"));
app.listen(3000);
