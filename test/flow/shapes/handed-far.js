// What an object may hold is asked where it was written down. Where it comes from so far away that
// the way to it is cut, the question is not answered with the whole.
const express = require("express");
const { MongoClient } = require("mongodb");

const app = express();
app.use(express.json());
const db = new MongoClient(process.env.MONGO_URL).db("shop");
const orders = db.collection("orders");
const articles = db.collection("articles");

function byRefund(refundId) {
  return orders.findOne({ refund: String(refundId) }); // !safe redos-user-pattern, nosql-operator-injection
}

async function settle(entity) {
  const id = entity.id;
  return byRefund(id);
}

async function onRefund(event) {
  return settle(event.payload.refund.entity);
}

async function receive(request) {
  return onRefund(request.body);
}

app.post("/hooks/refund", async (req, res) => {
  res.json(await receive(req));
});

function matching(filter) {
  return articles.findOne(filter); // !alert redos-user-pattern
}

async function search(text) {
  return matching({ title: { $regex: text } });
}

app.get("/articles", async (req, res) => {
  res.json(await search(String(req.query.text)));
});
