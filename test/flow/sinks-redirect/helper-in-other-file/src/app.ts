import express from "express";
import { asText, localPath } from "./lib/safe-redirect";

const app = express();

app.post("/login", (req, res) => {
  res.redirect(localPath(req.query.next)); // !safe open-redirect
});

app.post("/logout", (req, res) => {
  res.redirect(asText(req.query.next)); // !alert open-redirect
});
