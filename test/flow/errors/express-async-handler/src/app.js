const express = require("express");
const asyncHandler = require("express-async-handler");

const app = express();
app.get(
  "/handled",
  asyncHandler(async (req, res) => {
    throw new TypeError(`no ${req.query.handled}`);
  }),
);
app.use((error, req, res, next) => {
  res.send(`<p>${error.message}</p>`); // !alert xss-server-response
});
