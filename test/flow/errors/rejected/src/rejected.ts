import express from "express";
import { Pool } from "pg";

const app = express();
const pool = new Pool();
const note = (text: string) => pool.query(`INSERT INTO failures (text) VALUES ('${text}')`); // !alert sql-injection
const noteSafe = (text: string) => pool.query("INSERT INTO failures (text) VALUES ($1)", [text]); // !safe sql-injection

function findProduct(id: string): Promise<{ id: string }> {
  return new Promise((resolve, reject) => {
    if (!/^\d+$/.test(id)) reject(new Error(`no product ${id}`));
    else resolve({ id });
  });
}

app.get("/catch", (req, res) => {
  findProduct(String(req.query.id)).catch((error: Error) => note(error.message));
  res.sendStatus(204);
});
app.get("/then", (req, res) => {
  Promise.reject(String(req.query.id)).then(
    () => res.sendStatus(204),
    (reason) => pool.query(`INSERT INTO failures (text) VALUES ('${reason}')`), // !alert sql-injection
  );
});
app.get("/await", async (req, res) => {
  try {
    await findProduct(String(req.query.id));
  } catch (error) {
    res.type("html").send(`<p>${(error as Error).message}</p>`); // !alert xss-server-response
  }
});
app.get("/fixed", async (req, res) => {
  try {
    await findProduct("1");
  } catch (error) {
    res.type("html").send(`<p>${(error as Error).message}</p>`); // !safe xss-server-response
  }
});
async function load(name: string) {
  if (name.length > 80) throw new Error(`too long: ${name}`);
  return name.length;
}
app.get("/async", async (req, res) => {
  try {
    res.json(await load(String(req.query.name)));
  } catch (error) {
    res.type("html").send(`<p>${(error as Error).message}</p>`); // !alert xss-server-response
    await noteSafe((error as Error).message);
  }
});
app.get("/chain", (req, res) => {
  load(String(req.query.name))
    .then((length) => res.json({ length }))
    .catch((error: Error) => res.type("html").send(`<p>${error.message}</p>`)); // !alert xss-server-response
});
app.get("/escaped", (req, res) => {
  load("fixed").catch((error: Error) => res.type("html").send(`<p>${error.message}</p>`)); // !safe xss-server-response
  res.sendStatus(204);
});
class NotFound extends Error {
  constructor(readonly what: string) {
    super(`no ${what}`);
  }
}
function mustFind(name: string) {
  throw new NotFound(name);
}
app.get("/own-errors", (req, res) => {
  try {
    mustFind(String(req.query.name));
  } catch (error) {
    if (error instanceof NotFound) res.type("html").send(`<p>${error.what}</p>`); // !alert xss-server-response
  }
});
