const express = require("express");
const { connect } = require("./connect");

const app = express();
app.use(express.json());

// Where the database comes from is not followed; what `collection` gives is told by its name.
app.post("/login", async (req, res) => {
  const users = req.app.locals.db.collection("users");
  const user = await users.findOne({ mail: req.body.mail, password: req.body.password }); // !alert nosql-operator-injection
  res.json({ found: user !== null });
});

app.post("/order", async (req, res) => {
  const db = await connect();
  const order = await db.collection("orders").findOne({ mail: String(req.body.mail) }); // !safe nosql-operator-injection
  res.json({ found: order !== null });
});

// Operators say whose methods these are.
app.post("/seen", async (req, res) => {
  const db = await connect();
  await db.messages.update({ _id: req.body.id }, { $set: { seen: true } }); // !alert nosql-operator-injection
  res.end();
});

// What is changed alone: there is no filter in which an operator could stand.
app.put("/index", async (req, res) => {
  const search = await connect();
  const { order } = req.body;
  await search.collections("orders").documents(String(order.id)).update({ ...order, number: req.body.number }); // !safe nosql-operator-injection
  res.end();
});

app.get("/find", async (req, res) => {
  const db = await connect();
  const found = await db.get("orders").find({ $where: `this.number == '${req.query.number}'` }); // !alert nosql-where-js
  res.json(found);
});

// Its own function takes out what would be an operator.
const withoutDollars = (filter) => {
  if (filter instanceof Object) {
    for (const key in filter) {
      if (/^\$/.test(key)) delete filter[key];
    }
  }
  return filter;
};

app.post("/own", async (req, res) => {
  const db = await connect();
  const user = await db.collection("users").findOne({ mail: withoutDollars(req.body.mail) }); // !safe nosql-operator-injection
  res.json({ found: user !== null });
});

// One operator of many.
const withoutWhere = (filter) => {
  for (const key in filter) {
    if (/^\$where$/.test(key)) delete filter[key];
  }
  return filter;
};

app.post("/one", async (req, res) => {
  const db = await connect();
  const user = await db.collection("users").findOne({ mail: withoutWhere(req.body.mail) }); // !alert nosql-operator-injection
  res.json({ found: user !== null });
});

// What these checks want is not known.
const validated = (form) => ({ ok: schemas.every((each) => each.check(form)), errors: [] });
const schemas = [];

app.post("/form", async (req, res) => {
  const db = await connect();
  const form = { mail: req.body.mail };
  if (!validated(form).ok) return res.status(400).end();
  const user = await db.collection("users").findOne({ mail: req.body.mail }); // !spurious nosql-operator-injection -- what a method says that nobody knows is not known
  res.json({ found: user !== null });
});

// A relational mapper turns what it gets into SQL by itself, and lists are told apart by functions.
app.post("/customer", async (req, res) => {
  const { Customer, list } = await connect();
  const customer = await Customer.findOne({ where: { mail: req.body.mail } }); // !safe nosql-operator-injection
  const first = list.find((each) => each.mail === req.body.mail); // !safe nosql-operator-injection
  res.json({ found: Boolean(customer ?? first) });
});

app.listen(3000);
