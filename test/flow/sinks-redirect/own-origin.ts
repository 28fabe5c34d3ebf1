import express from "express";

const app = express();

app.get("/pages/:name", (req, res, next) => {
  const url = new URL(req.originalUrl, process.env.STORE_URL);
  const path = url.pathname.replace(/%20$/, "");
  if (path !== url.pathname) return res.redirect(`${url.origin}${path}${url.search}${url.hash}`); // !safe open-redirect
  if (url.searchParams.has("shop")) return res.redirect(url.origin + "/shop" + url.search); // !safe open-redirect
  if (url.searchParams.has("to")) return res.redirect(url.searchParams.get("to") + url.search); // !alert open-redirect
  next();
});

// Whoever asks for `//evil.example/` names another origin.
app.use((req, res, next) => {
  const url = new URL(req.originalUrl, process.env.STORE_URL);
  if (url.searchParams.has("shop")) return res.redirect(url.origin + "/shop" + url.search); // !alert open-redirect
  next();
});
