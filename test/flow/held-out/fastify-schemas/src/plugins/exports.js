import { createWriteStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { Readable, Transform } from "node:stream";
import path from "node:path";
import { stringify } from "csv-stringify/sync";
import { request as send } from "undici";
import { MongoClient } from "mongodb";

const orders = new MongoClient("mongodb://db").db("vinyl").collection("orders");
const bold = () => new Transform({ transform(chunk, _encoding, done) { done(null, `<b>${chunk}</b>`); } });

export default async function exportsPlugin(app) {
  app.post("/upload", async (request, reply) => {
    const part = await request.file();
    await pipeline(part.file, createWriteStream(path.join("uploads", part.filename))); // !safe path-traversal -- the parser cuts folders off
    reply.code(204);
  });
  app.post("/upload/named", async (request, reply) => {
    for await (const part of request.files()) {
      await pipeline(part.file, createWriteStream(path.join("uploads", `${Date.now()}${path.extname(part.filename)}`))); // !safe path-traversal
    }
    reply.code(204);
  });
  app.post("/upload/all", async (request, reply) => {
    for await (const part of request.files()) {
      await pipeline(part.file, createWriteStream("uploads/" + part.filename)); // !safe path-traversal -- the parser cuts folders off
    }
    reply.code(204);
  });
  app.get("/orders.csv", async (request, reply) => {
    const rows = await orders.find({ state: "paid" }).toArray();
    reply.header("content-type", "text/csv");
    return stringify(rows.map((row) => [row.number, row.customerName, row.note])); // !alert csv-formula-injection
  });
  app.get("/orders-safe.csv", async (request, reply) => {
    const rows = await orders.find({ state: "paid" }).toArray();
    reply.header("content-type", "text/csv");
    return stringify(rows.map((row) => [row.number, row.customerName, row.note]), { escape_formulas: true }); // !safe csv-formula-injection
  });
  app.get("/named", async (request, reply) => {
    reply.header("content-disposition", `attachment; filename=${request.query.name}.csv`); // !alert header-injection-filename
    return "a;b";
  });
  app.get("/named/encoded", async (request, reply) => {
    reply.header("content-disposition", `attachment; filename*=UTF-8''${encodeURIComponent(request.query.name)}.csv`); // !safe header-injection-filename
    return "a;b";
  });
  app.get("/cover", async (request, reply) => {
    const answer = await send(request.query.src); // !alert ssrf
    return reply.send(answer.body);
  });
  app.get("/cover/own", async (request, reply) => {
    const answer = await send("https://covers.example/" + encodeURIComponent(request.query.src)); // !safe ssrf
    return reply.send(answer.body);
  });
  app.get("/stream", (request, reply) => {
    reply.raw.setHeader("content-type", "text/html");
    Readable.from([request.query.text]).pipe(bold()).pipe(reply.raw); // !alert xss-server-response
  });
  app.get("/stream/plain", (request, reply) => {
    reply.raw.setHeader("content-type", "text/plain");
    Readable.from([request.query.text]).pipe(bold()).pipe(reply.raw); // !safe xss-server-response
  });
}
