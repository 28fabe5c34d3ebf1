const express = require("express");
const { MongoClient, ObjectId } = require("mongodb");

const app = express();
app.use(express.json());
const client = new MongoClient(process.env.MONGO_URL);
const db = client.db("shop");

app.post("/login", async (req, res) => {
  const { name, pin } = req.body; // !source
  const terminal = await db.collection("terminals").findOne({ name, pin }); // !alert nosql-operator-injection
  if (!terminal) return res.sendStatus(401);
  res.sendStatus(204);
});

app.post("/tags", async (req, res) => {
  const tags = await db.collection("tags").distinct("name", { shelf: req.body.shelf }); // !alert nosql-operator-injection
  res.json(tags);
});

app.post("/shelf", async (req, res) => {
  const pipeline = [{ $match: { shelf: req.body.shelf } }];
  res.json(await db.collection("products").aggregate(pipeline).toArray()); // !alert nosql-operator-injection
});

app.post("/steps", async (req, res) => {
  const { shelf } = req.body;
  await db.collection("products").aggregate().match({ shelf }).toArray(); // !alert nosql-operator-injection
  await db.collection("products").aggregate().match({ shelf: String(shelf) }).toArray(); // !safe nosql-operator-injection
  res.end();
});

app.post("/product", async (req, res) => {
  const product = await db.collection("products").findOne({ _id: new ObjectId(req.body.id) }); // !safe nosql-operator-injection
  res.json(product);
});

app.post("/typed", async (req, res) => {
  if (typeof req.body.shelf !== "string") return res.sendStatus(400);
  res.json(await db.collection("products").find({ shelf: req.body.shelf }).toArray()); // !safe nosql-operator-injection
});
