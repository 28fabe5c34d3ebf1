// Where templates are is what the program says, here in another file than the one that renders.
const path = require("path");
const express = require("express");
const orders = require("./routes/orders");

const PAGES = path.resolve(__dirname, "..", "pages");
const app = express();
app.set("view engine", "ejs");
app.set("views", PAGES);
app.use("/orders", orders);
module.exports = app;
