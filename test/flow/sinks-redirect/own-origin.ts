import express from "express";

const app = express();

app.use((req, res, next) => {
  const url = new URL(req.originalUrl, process.env.STORE_URL);
  const path = url.pathname.replace(/%20$/, "");
  if (path !== url.pathname) return res.redirect(`${url.origin}${path}${url.search}${url.hash}`); // !safe open-redirect
  if (url.searchParams.has("shop")) return res.redirect(url.origin + "/shop" + url.search); // !safe open-redirect
  if (url.searchParams.has("to")) return res.redirect(url.searchParams.get("to") + url.search); // !alert open-redirect
  next();
});
