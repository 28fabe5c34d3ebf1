// Lines of a table that the program joins itself; where they are sent, the type says that it is one.
import express from "express";
import Koa from "koa";
import Fastify from "fastify";
import { stringify } from "csv-stringify/sync";

const app = express();
app.use(express.json());

const plain = (text: string) => (/^[=+\-@\t\r]/.test(text) ? `'${text}` : text);

app.post("/attached", (req, res) => {
  const lines = req.body.customers.map((each: any) => [each.name, each.note]);
  res.attachment("customers.csv");
  res.send(lines.map((line: string[]) => line.join(",")).join("\n")); // !alert csv-formula-injection !safe xss-server-response
});

app.post("/typed", (req, res) => {
  let text = "name;note\n";
  for (const { name, note } of req.body.customers) text += `${name};${note}\n`;
  res.setHeader("Content-Type", "text/csv");
  res.setHeader("Content-Disposition", `attachment; filename="customers.csv"`);
  res.end(text); // !alert csv-formula-injection !safe xss-server-response
});

app.post("/quoted", (req, res) => {
  const quoted = req.body.names.map((name: string) => `"${name.replace(/"/g, '""')}"`);
  res.type("csv").send(quoted.join("\n")); // !alert csv-formula-injection
});

app.post("/disarmed", (req, res) => {
  const lines = req.body.customers.map((each: any) => [plain(each.name), Number(each.total)]);
  res.attachment("customers.csv");
  res.send(lines.map((line: string[]) => line.join(",")).join("\n")); // !safe csv-formula-injection, xss-server-response
});

app.post("/library", (req, res) => {
  res.type("text/csv").send(stringify(req.body.customers, { escape_formulas: true })); // !safe csv-formula-injection
});

app.post("/numbers", (req, res) => {
  const ids = req.body.ids.map((id: string) => Number.parseInt(id, 10));
  res.attachment("ids.csv").send(ids.join("\n")); // !safe csv-formula-injection
});

// What is kept as a file is shown by no browser.
app.get("/file", (req, res) => {
  res.attachment("note.html");
  res.send(`<p>${req.query.note}</p>`); // !safe xss-server-response, csv-formula-injection
});

app.get("/kept", (req, res) => {
  res.set("Content-Disposition", "attachment; filename=note.txt");
  res.send(`<p>${req.query.note}</p>`); // !safe xss-server-response
});

app.get("/shown", (req, res) => {
  res.set("Content-Disposition", "inline");
  res.send(`<p>${req.query.note}</p>`); // !alert xss-server-response
});

const koa = new Koa();
koa.use((ctx) => {
  ctx.attachment("note.html");
  ctx.body = `<p>${ctx.query.note}</p>`; // !safe xss-server-response
});

const fastify = Fastify();
fastify.post("/sheet", async (request, reply) => {
  const { names } = request.body as { names: string[] };
  return reply.type("text/csv").send(names.join("\n")); // !alert csv-formula-injection
});
