import express from "express";
import * as pty from "node-pty";
import http2 from "node:http2";
import fs from "node:fs";
import { exec } from "node:child_process";

const app = express();
app.get("/shell", (req, res) => {
  pty.spawn("bash", ["-c", `tail -f ${req.query.file}`], {}); // !alert command-injection
  const shell = pty.spawn("bash", [], {}); // !safe command-injection
  shell.write(`ls ${req.query.folder}\r`); // !alert command-injection
  res.end();
});
const server = http2.createSecureServer({}, (req, res) => {
  exec(`print ${new URL(req.url, "https://shop.example").searchParams.get("n")}`); // !alert command-injection
  res.writeHead(200, { "content-type": "text/html" });
  res.end(`<p>${req.url}</p>`); // !alert xss-server-response
});
server.on("stream", (stream, headers) => {
  const path = headers[":path"] as string;
  fs.createReadStream("public/" + path).pipe(stream); // !alert path-traversal
  stream.respond({ ":status": 200, "content-type": "text/html" });
  stream.end(`<h1>${path}</h1>`); // !alert xss-server-response
});
server.listen(8443);
