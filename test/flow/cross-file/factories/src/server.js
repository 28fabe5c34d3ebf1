const express = require("express");
const { createDatabase } = require("./database");
const { createProducts } = require("./products");
const registerRoutes = require("./routes");

const app = express();
const database = createDatabase(process.env.DATABASE_URL);
registerRoutes(app, { products: createProducts({ database }) });
app.listen(3000);
