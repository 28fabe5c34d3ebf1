// Who escapes by hand and leaves single quotes may not write into an attribute that stands in some, or in none.
const express = require("express");

const app = express();
const SIGNS = { "<": "&lt;", ">": "&gt;", "&": "&amp;", '"': "&quot;", "'": "&#39;" };
const most = (value) => String(value ?? "").replace(/[<>&"]/g, (sign) => SIGNS[sign]);
const stepwise = (text) => text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/"/g, "&quot;");
const every = (value) => String(value).replace(/[&<>"']/g, (sign) => SIGNS[sign]);
const late = (text) => stepwise(text).replaceAll("'", "&apos;");
const early = (text) => stepwise(text.replaceAll("'", "&apos;"));

app.get("/", (req, res) => {
  const { q } = req.query;
  res.write(`<img class="photo" alt='${most(q)}'>`); // !alert xss-server-response
  res.write(`<img class="photo" alt=${most(q)}>`); // !alert xss-server-response
  res.write("<input value='" + stepwise(q) + "'>"); // !alert xss-server-response
  res.write(`<img class='photo' alt="${most(q)}">`); // !safe xss-server-response
  res.write(`<p class='note'>it's ${most(q)}</p>`); // !safe xss-server-response
  res.write(`<img alt='${every(q)}'>`); // !safe xss-server-response
  res.write(`<img alt='${late(q)}'><b title='${early(q)}'>`); // !safe xss-server-response
  res.write(`<img alt='${encodeURIComponent(q)}'>`); // !safe xss-server-response
  res.write(`<td colspan=${Number(q)}>`); // !safe xss-server-response
  res.end();
});
