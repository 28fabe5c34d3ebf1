// Browsers that a server drives by their protocol, and pages that are turned into pictures.
const express = require("express");
const CDP = require("chrome-remote-interface");
const phantom = require("phantom");
const wkhtmltoimage = require("wkhtmltoimage");
const Sandbox = require("sandbox");

const app = express();
const toImage = wkhtmltoimage.setCommand("/usr/local/bin/wkhtmltoimage");

app.get("/labels/preview", async (req, res) => {
  const client = await CDP();
  const { Page, Runtime } = client;
  await Page.enable();
  await Page.navigate({ url: req.query.url }); // !alert ssrf
  await Page.navigate({ url: `https://labels.shop.example/${encodeURIComponent(req.query.id)}` }); // !safe ssrf
  await Page.setDocumentContent({ frameId: "1", html: `<h1>${req.query.title}</h1>` }); // !alert html-to-pdf-injection
  await Runtime.evaluate({ expression: `render("${req.query.id}")` }); // !alert code-injection
  await Runtime.evaluate({ expression: "render()" }); // !safe code-injection
  res.end(await Page.captureScreenshot());
});

app.get("/labels/old", (req, res) => {
  CDP((client) => {
    client.Page.navigate({ url: req.query.url }); // !alert ssrf
    client.Page.addScriptToEvaluateOnNewDocument({ source: req.query.setup }); // !alert code-injection
    res.end();
  });
});

app.get("/receipts/:id", async (req, res) => {
  const instance = await phantom.create();
  const page = await instance.createPage();
  await page.open(req.query.address); // !alert ssrf
  await page.open("https://receipts.shop.example/latest"); // !safe ssrf
  await page.evaluateJavaScript(`function () { return ${req.query.field}; }`); // !alert code-injection
  res.end(await page.property("content"));
});

app.get("/receipts-old/:id", (req, res) => {
  phantom.create((ph) => {
    ph.createPage((page) => {
      page.open(req.query.address, () => res.end()); // !alert ssrf
    });
  });
});

app.get("/pictures", (req, res) => {
  wkhtmltoimage.generate(`<p>${req.query.text}</p>`, { output: "a.png" }); // !alert html-to-pdf-injection
  toImage.generate(req.query.page, { output: "b.png" }); // !alert html-to-pdf-injection
  toImage.generate("<p>Thank you</p>", { output: "c.png" }); // !safe html-to-pdf-injection
  res.end();
});

app.get("/formulas", (req, res) => {
  const sandbox = new Sandbox();
  sandbox.run(`price(${req.query.formula})`, (output) => res.json({ ok: Boolean(output) })); // !alert code-injection
  sandbox.run("price(1)", () => undefined); // !safe code-injection
});
