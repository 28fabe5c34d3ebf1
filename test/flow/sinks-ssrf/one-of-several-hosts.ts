import express from "express";

const app = express();

function base(account: string): string {
  const host = process.env.SANDBOX === "true" ? "https://sandbox.books.example" : "https://api.books.example";
  return `${host}/v3/company/${account}`;
}

app.get("/company", async (req, res) => {
  const host = req.query.test ? "https://sandbox.books.example" : "https://api.books.example";
  const answer = await fetch(`${host}/v3/company/${req.query.account}`); // !safe ssrf
  res.json(await answer.json());
});

app.get("/items", async (req, res) => {
  const answer = await fetch(`${base(String(req.query.account))}/items`); // !safe ssrf
  res.json(await answer.json());
});

app.get("/more-of-the-host", async (req, res) => {
  const host = req.query.test ? "https://sandbox.books.example" : "https://api.books.example";
  const answer = await fetch(`${host}${req.query.path}`); // !alert ssrf
  res.json(await answer.json());
});

app.get("/host-that-was-sent", async (req, res) => {
  const host = req.query.host ? `https://${req.query.host}` : "https://api.books.example";
  const answer = await fetch(`${host}/v3/company`); // !alert ssrf
  res.json(await answer.json());
});

app.listen(3000);
