import express from "express";
import contentDisposition from "content-disposition";

const app = express();

app.get("/a", (req, res) => {
  res.setHeader("Content-Disposition", `attachment; filename=${req.query.name}`); // !alert header-injection-filename !sink(header)
  res.end();
});
app.get("/b", (req, res) => {
  res.setHeader("Content-Disposition", 'attachment; filename="' + req.query.name + '.pdf"'); // !alert header-injection-filename
  res.end();
});
app.get("/c", (req, res) => {
  res.setHeader("Content-Disposition", `attachment; filename*=UTF-8''${encodeURIComponent(String(req.query.name))}`); // !safe header-injection-filename
  res.end();
});
app.get("/d", (req, res) => {
  res.setHeader("Content-Disposition", contentDisposition(String(req.query.name))); // !safe header-injection-filename
  res.end();
});
app.get("/e", (req, res) => {
  res.attachment(String(req.query.name)).end(); // !safe header-injection-filename
});
app.get("/f", (req, res) => {
  res.setHeader("Content-Disposition", `attachment; filename="orders-${Number(req.query.year)}.csv"`); // !safe header-injection-filename
  res.end();
});
