const express = require("express");
const { products } = require("./products");
const { onError } = require("./errors");

const app = express();
app.use("/products", products);
app.use(onError);
app.listen(3000);
