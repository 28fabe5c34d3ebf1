const express = require("express");
const { Pool } = require("pg");
const services = require("./services");

const app = express();
const pool = new Pool();

app.set("db", pool);
app.locals.services = services(pool);
app.hats = services(pool).hats;
app.use((req, res, next) => {
  req.db = pool;
  req.services = app.locals.services;
  next();
});
app.use("/hats", require("./routes/hats"));
require("./routes/caps")(app);
app.listen(3000);
