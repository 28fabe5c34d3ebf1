// More ways to fetch an address, and browsers that the server drives.
import bent from "bent";
import centra from "centra";
import express from "express";
import { send } from "httpie";
import { Curl, curly } from "node-libcurl";
import phin from "phin";
import { Builder } from "selenium-webdriver";
import { remote } from "webdriverio";
import { XMLHttpRequest } from "xmlhttprequest";

const app = express();
const getText = bent("string");
const suppliers = bent("https://suppliers.shop.example", "json");

app.get("/pictures", async (req, res) => {
  const address = String(req.query.url);
  await getText(address); // !alert ssrf
  await suppliers("/pictures"); // !safe ssrf
  await phin(address); // !alert ssrf
  await phin({ url: address, parse: "json" }); // !alert ssrf
  await phin("https://suppliers.shop.example/list"); // !safe ssrf
  await centra(address, "GET").send(); // !alert ssrf
  await send("GET", address); // !alert ssrf
  const curl = new Curl();
  curl.setOpt("URL", address); // !alert ssrf
  curl.setOpt("USERAGENT", address); // !safe ssrf
  await curly.get(address); // !alert ssrf
  const request = new XMLHttpRequest();
  request.open("GET", address); // !alert ssrf
  request.open("GET", "https://suppliers.shop.example/list"); // !safe ssrf
  res.sendStatus(204);
});

app.get("/thumbnails", async (req, res) => {
  const address = String(req.query.url);
  const driver = await new Builder().forBrowser("firefox").build();
  await driver.get(address); // !alert ssrf
  await driver.navigate().to(address); // !alert ssrf
  await driver.get("https://shop.example/"); // !safe ssrf
  const browser = await remote({ capabilities: { browserName: "firefox" } });
  await browser.url(address); // !alert ssrf
  res.sendStatus(204);
});
