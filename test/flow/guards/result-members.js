// What a function says of its argument in a member of its result, and copies that hold the same.
const express = require("express");
const Ajv = require("ajv");
const { MongoClient } = require("mongodb");

const app = express();
app.use(express.json());
const client = new MongoClient(process.env.MONGO_URL);
const users = client.db("shop").collection("users");
const ajv = new Ajv();

const validateJson = (name, data) => {
  const result = ajv.validate(name, data);
  return { result, errors: ajv.errors };
};

app.post("/register", async (req, res) => {
  const form = { mail: req.body.mail, name: req.body.name };
  const checked = validateJson("register", form);
  if (!checked.result) return res.status(400).json(checked.errors);
  const known = await users.findOne({ mail: req.body.mail }); // !safe nosql-operator-injection
  const other = await users.findOne({ mail: form.mail }); // !safe nosql-operator-injection
  const third = await users.findOne({ city: req.body.city }); // !alert nosql-operator-injection
  res.json({ known, other, third });
});

app.post("/register-twice", async (req, res) => {
  const form = { mail: req.body.mail };
  const { result, errors } = validateJson("register", form);
  if (result) console.log(errors);
  const known = await users.findOne({ mail: req.body.mail }); // !alert nosql-operator-injection
  res.json({ known });
});

// Each way out says whether it holds.
function checkForm({ mail, name }) {
  if (typeof mail !== "string") return { valid: false, reason: "no mail" };
  if (!name) return { valid: false, reason: "no name" };
  return { valid: true };
}

app.post("/check", async (req, res) => {
  const { valid } = checkForm(req.body);
  if (!valid) return res.status(400).end();
  const known = await users.findOne({ mail: req.body.mail }); // !safe nosql-operator-injection
  const named = await users.findOne({ name: req.body.name }); // !alert nosql-operator-injection
  res.json({ known, named });
});

// `error` is there where something is wrong.
async function readForm(body) {
  if (typeof body.mail !== "string") return { error: "A mail address is missing." };
  return { mail: body.mail };
}

app.post("/read", async (req, res) => {
  const { error } = await readForm(req.body);
  if (error) return res.status(400).json({ error });
  res.json(await users.findOne({ mail: req.body.mail })); // !safe nosql-operator-injection
});

app.post("/read-and-go-on", async (req, res) => {
  const { error } = await readForm(req.body);
  if (error) console.warn(error);
  res.json(await users.findOne({ mail: req.body.mail })); // !alert nosql-operator-injection
});

// A member that was written over says nothing of what it was before.
app.post("/replaced", async (req, res) => {
  const form = { mail: req.body.mail };
  form.mail = String(form.mail);
  if (typeof form.mail !== "string") return res.status(400).end();
  res.json(await users.findOne({ mail: req.body.mail })); // !alert nosql-operator-injection
});

// The text of something says nothing of what it was made of.
app.post("/text", async (req, res) => {
  const form = { mail: String(req.body.mail) };
  if (typeof form.mail !== "string") return res.status(400).end();
  res.json(await users.findOne({ mail: req.body.mail })); // !alert nosql-operator-injection
});

app.post("/copy", async (req, res) => {
  const form = { mail: req.body.mail, name: req.body.name };
  if (typeof form.mail !== "string") return res.status(400).end();
  const known = await users.findOne({ mail: req.body.mail }); // !safe nosql-operator-injection
  const named = await users.findOne({ name: req.body.name }); // !alert nosql-operator-injection
  res.json({ known, named });
});

app.listen(3000);

// It throws where it is given anything but a text.
const stripHtml = require("string-strip-html");

app.post("/strip", async (req, res) => {
  const form = { mail: stripHtml(req.body.mail), name: req.body.name };
  const known = await users.findOne({ mail: req.body.mail }); // !safe nosql-operator-injection
  const named = await users.findOne({ name: req.body.name }); // !alert nosql-operator-injection
  res.json({ form, known, named });
});
