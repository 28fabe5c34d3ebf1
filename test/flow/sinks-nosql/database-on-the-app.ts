import express from "express";
import { MongoClient } from "mongodb";

const app = express();
app.use(express.json());
const client = new MongoClient("mongodb://localhost");
app.locals.db = client.db("shop");

app.post("/sign-in", async (req, res) => {
  const found = await req.app.locals.db.collection("customers").findOne({ email: req.body.email }); // !alert nosql-operator-injection !safe idor-by-request-id
  res.json({ known: found !== null });
});
