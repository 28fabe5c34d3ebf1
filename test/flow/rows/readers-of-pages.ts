import express from "express";
import { CheerioWebBaseLoader } from "@langchain/community/document_loaders/web/cheerio";
import { extract } from "@extractus/article-extractor";
import { unfurl } from "unfurl.js";
import ical from "node-ical";
import Downloader from "nodejs-file-downloader";
import metadataOf from "url-metadata";
import captureWebsite from "capture-website";

const app = express();
app.use(express.json());

app.post("/pages", async (req, res) => {
  const link = String(req.body.link);
  await new CheerioWebBaseLoader(link).load(); // !alert ssrf
  await new CheerioWebBaseLoader(`https://shop.example/${link}`).load(); // !safe ssrf
  await extract(link); // !alert ssrf
  await unfurl(link); // !alert ssrf
  await metadataOf(link); // !alert ssrf
  await ical.fromURL(link); // !alert ssrf
  await ical.async.fromURL(link); // !alert ssrf
  ical.parseICS(link); // !safe ssrf
  await new Downloader({ url: link, directory: "pictures" }).download(); // !alert ssrf
  await captureWebsite.base64(link); // !alert ssrf
  await captureWebsite.base64("https://shop.example", { width: req.body.width }); // !safe ssrf
  res.end();
});
