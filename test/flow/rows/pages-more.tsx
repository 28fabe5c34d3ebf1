import striptags from "striptags";
import serialize from "serialize-javascript";
import { sanitizeUrl } from "sanitize-html";
import { h } from "preact";
import { useDeferredValue } from "react";
import Cookies from "js-cookie";
import express from "express";

const app = express();
app.get("/", (req, res) => {
  res.send(`<p>${striptags(String(req.query.name))}</p>`); // !alert xss-server-response
  res.send(`<script>const shop = ${serialize(req.query)}</script>`); // !safe xss-server-response
});
export function Note() {
  const name = new URLSearchParams(location.search).get("name")!;
  const later = useDeferredValue(name);
  h("p", { dangerouslySetInnerHTML: { __html: Cookies.get("note")! } }); // !alert xss-dangerously-set-inner-html
  h("p", { title: name }); // !safe xss-dangerously-set-inner-html
  return <p dangerouslySetInnerHTML={{ __html: later }} />; // !alert xss-dangerously-set-inner-html
}
