// Express 4 does not look at promises, so nobody gets what is thrown in them.
const express = require("express");

const app = express();
app.get("/async", async (req, res) => {
  throw new Error(`no ${req.query.name}`);
});
app.get("/fixed", (req, res) => {
  throw new Error("no such product");
});
app.use((error, req, res, next) => {
  res.status(500).send(`<p>${error.message}</p>`); // !safe xss-server-response
});
