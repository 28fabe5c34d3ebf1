import express from "express";
import axios from "axios";
import got from "got";
import http from "node:http";
import https from "node:https";
import needle from "needle";
import puppeteer from "puppeteer";
import superagent from "superagent";
import { request } from "undici";
import WebSocket from "ws";

const app = express();
app.use(express.json());
const erp = axios.create({ baseURL: "https://erp.shop.example.com" });

app.post("/import", async (req, res) => {
  const url: string = req.body.url; // !source
  await fetch(url); // !alert ssrf
  await axios.get(url); // !alert ssrf
  await axios({ method: "get", url }); // !alert ssrf
  await axios.post("https://erp.shop.example.com/import", { url }); // !safe ssrf
  await erp.get(`/stock/${encodeURIComponent(req.body.sku)}`); // !safe ssrf
  await got(url).json(); // !alert ssrf
  http.get(url, () => {}); // !alert ssrf
  https.request({ hostname: req.body.host, path: "/" }).end(); // !alert ssrf
  await needle.get ("https://erp.shop.example.com/" + req.body.path); // !safe ssrf
  await superagent.get(url); // !alert ssrf
  await request(url); // !alert ssrf
  new WebSocket(url); // !alert ssrf
  const browser = await puppeteer.launch();
  const page = await browser.newPage();
  await page.goto(url); // !alert ssrf
  res.sendStatus(202);
});
