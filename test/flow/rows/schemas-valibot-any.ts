import express from "express";
import * as v from "valibot";
import { MongoClient } from "mongodb";

const app = express();
app.use(express.json());
const orders = new MongoClient("mongodb://db").db("shop").collection("orders");

// A schema that lets anything through makes no text of it.
const Search = v.object({ mail: v.any(), number: v.string() });
app.post("/search", async (req, res) => {
  const search = v.parse(Search, req.body);
  const byMail = await orders.findOne({ mail: search.mail }); // !alert nosql-operator-injection
  const byNumber = await orders.findOne({ number: search.number }); // !safe nosql-operator-injection
  res.json({ found: Boolean(byMail ?? byNumber) });
});

app.listen(3000);
