const express = require("express");
const libxmljs = require("libxmljs");
const { XMLParser } = require("fast-xml-parser");
const xml2js = require("xml2js");

const app = express();
app.use(express.text({ type: "application/xml" }));

app.post("/orders.xml", async (req, res) => {
  const open = libxmljs.parseXml(req.body, { noent: true }); // !alert xxe !sink(xml)
  const closed = libxmljs.parseXml(req.body); // !safe xxe
  const fast = new XMLParser().parse(req.body); // !safe xxe
  const simple = await xml2js.parseStringPromise(req.body); // !safe xxe
  res.json({ names: [open.root().name(), closed.root().name()], fast: typeof fast, simple: typeof simple });
});

app.post("/feed.xml", (req, res) => {
  const feed = libxmljs.parseXmlString(req.body, { dtdload: true, noent: true }); // !alert xxe
  res.json({ name: feed.root().name() });
});
