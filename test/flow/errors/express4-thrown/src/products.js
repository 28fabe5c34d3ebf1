const { Router } = require("express");
const asyncHandler = require("express-async-handler");

const products = Router();
products.get("/sync/:name", (req, res) => {
  throw new Error(`no product ${req.params.name}`);
});
products.get(
  "/handled",
  asyncHandler(async (req, res) => {
    throw new TypeError(`no ${req.query.handled}`);
  }),
);
module.exports = { products };
