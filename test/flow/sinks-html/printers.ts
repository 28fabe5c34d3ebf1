import escapeHtml from "escape-html";
import express from "express";
import pdf from "html-pdf";
import htmlPdfNode from "html-pdf-node";
import nodeHtmlToImage from "node-html-to-image";
import { chromium } from "playwright";
import puppeteer from "puppeteer";
import wkhtmltopdf from "wkhtmltopdf";

const app = express();
app.use(express.json());

app.post("/a", async (req, res) => {
  const browser = await puppeteer.launch();
  const page = await browser.newPage();
  await page.setContent(`<h1>Invoice for ${req.body.name}</h1>`); // !alert html-to-pdf-injection
  await page.setContent(`<h1>Invoice for ${escapeHtml(req.body.name)}</h1>`); // !safe html-to-pdf-injection
  await page.setContent(`<h1>Invoice ${Number(req.body.number)}</h1>`); // !safe html-to-pdf-injection
  await page.setContent("<h1>Invoice</h1>"); // !safe html-to-pdf-injection
  res.send(await page.pdf());
});
app.post("/b", async (req, res) => {
  const browser = await chromium.launch();
  const page = await (await browser.newContext()).newPage();
  await page.setContent(req.body.html); // !alert html-to-pdf-injection
  res.send(await page.pdf());
});
app.post("/c", (req, res) => {
  pdf.create(`<p>${req.body.address}</p>`).toStream((_error, stream) => stream.pipe(res)); // !alert html-to-pdf-injection
});
app.post("/d", async (req, res) => {
  res.send(await htmlPdfNode.generatePdf({ content: req.body.letter }, {})); // !alert html-to-pdf-injection
});
app.post("/e", (req, res) => {
  wkhtmltopdf(`<b>${req.query.gift}</b>`).pipe(res); // !alert html-to-pdf-injection
});
app.post("/f", async (req, res) => {
  res.send(await nodeHtmlToImage({ html: `<b>${req.body.badge}</b>` })); // !alert html-to-pdf-injection
});
