import express from "express";

const app = express();

app.use((req, res, next) => {
  res.setHeader("X-Request-Id", String(req.headers["x-request-id"]).slice(0, 36)); // !safe header-injection-filename, open-redirect
  res.setHeader("Content-Disposition", 'attachment; filename="orders.csv"'); // !safe header-injection-filename
  res.vary("Origin");
  next();
});

app.get("/me", (req, res) => {
  res.redirect(301, `https://${process.env.SHOP_HOST}${req.originalUrl}`); // !safe open-redirect -- a path of this very request
});
