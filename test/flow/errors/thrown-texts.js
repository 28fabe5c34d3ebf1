// What is thrown may be a text, which has no message: only the text itself says what was sent.
const express = require("express");
const app = express();
async function load(id) {
  throw `No link ${id}`;
}
async function find(id) {
  throw new Error(`No link ${id}`);
}
app.get("/links/:id", async (req, res) => {
  try {
    res.json(await load(req.params.id));
  } catch (error) {
    res.status(500).send(error.message); // !safe xss-server-response
  }
});
app.get("/texts/:id", async (req, res) => {
  try {
    res.json(await load(req.params.id));
  } catch (error) {
    res.status(500).send(error); // !alert xss-server-response
  }
});
app.get("/errors/:id", async (req, res) => {
  try {
    res.json(await find(req.params.id));
  } catch (error) {
    res.status(500).send(error.message); // !alert xss-server-response
  }
});
app.get("/sums/:id", (req, res) => {
  try {
    throw "No link " + req.params.id;
  } catch (error) {
    if (error.message) return res.send(error.message); // !safe xss-server-response
    res.send(String(error)); // !alert xss-server-response
  }
});
app.get("/both/:id", async (req, res) => {
  try {
    if (req.query.strict) await find(req.params.id);
    await load(req.params.id);
  } catch (error) {
    res.send(error.message); // !alert xss-server-response
  }
});
app.get("/objects", async (req, res) => {
  try {
    throw req.query;
  } catch (error) {
    res.send(error.message); // !alert xss-server-response
  }
});
