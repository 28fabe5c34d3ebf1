const { exec } = require("child_process");
const http = require("http");
const express = require("express");
const app = express();

async function* lines(stream) {
  for await (const chunk of stream) yield chunk.toString();
}
async function collect(stream) {
  const all = [];
  for await (const chunk of stream) all.push(chunk);
  return Buffer.concat(all).toString();
}

app.post("/lines", async (req, res) => {
  for await (const line of lines(req)) exec(line); // !alert command-injection
  res.end();
});
http.createServer(async (req, res) => {
  exec(await collect(req)); // !alert command-injection
  for await (const line of lines(process.stdin)) exec(line); // !safe command-injection
  res.end();
});
