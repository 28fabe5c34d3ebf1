import axios from "axios";
import encodeUrl from "encodeurl";
import express from "express";
import normalizeUrl from "normalize-url";

const app = express();
app.post("/import", async (req, res) => {
  await axios.get(encodeUrl(req.body.url)); // !alert ssrf
  await axios.get(normalizeUrl(req.body.url)); // !alert ssrf
  await axios.get(encodeUrl(`https://pictures.example/${req.body.name}`)); // !safe ssrf
  res.end();
});
