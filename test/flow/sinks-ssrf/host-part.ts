import express from "express";
import axios from "axios";

const app = express();
const HOSTS = new Set(["erp.shop.example.com", "pim.shop.example.com"]);

app.get("/proxy", async (req, res) => {
  const part = String(req.query.part); // !source
  await fetch(`https://${part}/feed.json`); // !alert ssrf
  await fetch(`https://${part}.shop.example.com/feed.json`); // !alert ssrf -- a slash or a hash ends the host early
  await fetch(`https://erp.shop.example.com/${part}`); // !safe ssrf
  await fetch("https://erp.shop.example.com" + part); // !alert ssrf -- an at sign or a dot makes it another host
  await fetch(`https://erp.shop.example.com/feed?name=${part}`); // !safe ssrf
  await axios.get("/stock", { baseURL: `https://${part}` }); // !alert ssrf
  await axios.get("https://erp.shop.example.com/stock", { params: { part } }); // !safe ssrf
  await fetch("https://erp.shop.example.com/feed", { method: "POST", body: part }); // !safe ssrf
  res.sendStatus(204);
});

app.get("/checked", async (req, res) => {
  const url = new URL(String(req.query.url));
  if (!HOSTS.has(url.hostname)) return res.sendStatus(400);
  await fetch(url); // !safe ssrf
  res.sendStatus(204);
});

app.get("/only-scheme", async (req, res) => {
  const url = new URL(String(req.query.url));
  if (url.protocol !== "https:") return res.sendStatus(400);
  await fetch(url); // !alert ssrf
  res.sendStatus(204);
});

app.get("/switch", async (req, res) => {
  let target;
  switch (req.query.system) {
    case "erp":
      target = "https://erp.shop.example.com";
      break;
    default:
      target = "https://pim.shop.example.com";
  }
  await fetch(target + "/feed"); // !safe ssrf
  res.sendStatus(204);
});
