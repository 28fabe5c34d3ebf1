import express from "express";

const app = express();

function escapeText(text) {
  return text
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/"/g, "&quot;");
}

app.get("/own", (req, res) => {
  res.send("<p>" + escapeText(String(req.query.q)) + "</p>"); // !safe xss-server-response
});

app.get("/own-plain", (req, res) => {
  res.send("<p>" + String(req.query.q).trim().toLowerCase() + "</p>"); // !alert xss-server-response
});
