import express from "express";
import mongoose from "mongoose";

const app = express();
app.use(express.json());
const Customer = mongoose.model("Customer", new mongoose.Schema({ name: String, role: String, theme: Object }));
const ALLOWED = ["name", "phone"];

app.put("/each-key", async (req, res) => {
  const customer = await Customer.findById(req.user.id);
  Object.keys(req.body).forEach((key) => (customer[key] = req.body[key]));
  await customer.save(); // !alert mass-assignment
  res.sendStatus(204);
});
app.put("/each-key-of-list", async (req, res) => {
  const updates = Object.keys(req.body);
  const customer = await Customer.findById(req.user.id);
  updates.forEach((update) => {
    customer[update] = req.body[update];
  });
  await customer.save(); // !alert mass-assignment
  res.sendStatus(204);
});
app.put("/for-in", async (req, res) => {
  const customer = await Customer.findById(req.user.id);
  for (const key in req.body) customer[key] = req.body[key];
  await customer.save(); // !alert mass-assignment
  res.sendStatus(204);
});
app.put("/for-of-entries", async (req, res) => {
  const customer = await Customer.findById(req.user.id);
  for (const [key, value] of Object.entries(req.body)) {
    if (value !== undefined) customer[key] = value;
  }
  await customer.save(); // !alert mass-assignment
  res.sendStatus(204);
});
app.put("/collected", async (req, res) => {
  const changes = {};
  for (const key of Object.keys(req.body)) {
    if (req.body[key]) changes[key] = req.body[key];
  }
  await Customer.findByIdAndUpdate(req.user.id, changes); // !alert mass-assignment
  res.sendStatus(204);
});
app.put("/reduced", async (req, res) => {
  const changes = Object.keys(req.body).reduce((all, key) => {
    all[key] = req.body[key];
    return all;
  }, {});
  await Customer.findByIdAndUpdate(req.user.id, { $set: changes }); // !alert mass-assignment
  res.sendStatus(204);
});
app.put("/reduced-anew", async (req, res) => {
  const changes = Object.entries(req.body).reduce((all, [key, value]) => ({ ...all, [key]: value }), {});
  await Customer.findByIdAndUpdate(req.user.id, changes); // !alert mass-assignment
  res.sendStatus(204);
});
app.put("/refused-name", async (req, res) => {
  const customer = await Customer.findById(req.user.id);
  for (const key in req.body) {
    if (key === "__proto__" || key === "constructor") continue;
    customer[key] = req.body[key];
  }
  await customer.save(); // !alert mass-assignment
  res.sendStatus(204);
});
app.put("/by-function", async (req, res) => {
  const customer = await Customer.findById(req.user.id);
  copyAll(customer, req.body);
  await customer.save(); // !alert mass-assignment
  res.sendStatus(204);
});

app.put("/allowed-each", async (req, res) => {
  const customer = await Customer.findById(req.user.id);
  Object.keys(req.body).forEach((key) => {
    if (ALLOWED.includes(key)) customer[key] = req.body[key];
  });
  await customer.save(); // !safe mass-assignment
  res.sendStatus(204);
});
app.put("/allowed-before", async (req, res) => {
  const updates = Object.keys(req.body);
  const isAllowed = updates.every((update) => ALLOWED.includes(update));
  if (!isAllowed) return res.status(400).send({ error: "Invalid updates" });
  const customer = await Customer.findById(req.user.id);
  updates.forEach((update) => (customer[update] = req.body[update]));
  await customer.save(); // !safe mass-assignment
  res.sendStatus(204);
});
app.put("/allowed-filter", async (req, res) => {
  const customer = await Customer.findById(req.user.id);
  Object.keys(req.body)
    .filter((key) => ALLOWED.includes(key))
    .forEach((key) => (customer[key] = req.body[key]));
  await customer.save(); // !safe mass-assignment
  res.sendStatus(204);
});
app.put("/allowed-skip", async (req, res) => {
  const customer = await Customer.findById(req.user.id);
  for (const key in req.body) {
    if (!ALLOWED.includes(key)) continue;
    customer[key] = req.body[key];
  }
  await customer.save(); // !safe mass-assignment
  res.sendStatus(204);
});
app.put("/allowed-names", async (req, res) => {
  const customer = await Customer.findById(req.user.id);
  ALLOWED.forEach((key) => {
    if (req.body[key] !== undefined) customer[key] = req.body[key];
  });
  await customer.save(); // !safe mass-assignment
  res.sendStatus(204);
});
app.put("/allowed-by-function", async (req, res) => {
  const customer = await Customer.findByIdAndUpdate(req.user.id, only(req.body, "name", "phone")); // !safe mass-assignment
  res.json(customer.id);
});
app.put("/allowed-by-set", async (req, res) => {
  const names = new Set(["name", "phone"]);
  const changes = {};
  for (const [key, value] of Object.entries(req.body)) if (names.has(key)) changes[key] = value;
  await Customer.findByIdAndUpdate(req.user.id, changes); // !safe mass-assignment
  res.sendStatus(204);
});
app.put("/in-a-member", async (req, res) => {
  const theme = {};
  for (const key in req.body.theme) theme[key] = String(req.body.theme[key]);
  await Customer.findByIdAndUpdate(req.user.id, { theme }); // !safe mass-assignment -- one field alone
  res.sendStatus(204);
});
app.put("/own-values", async (req, res) => {
  const shown = {};
  for (const key in req.body) shown[key] = true;
  await Customer.findByIdAndUpdate(req.user.id, { name: req.body.name, theme: shown }); // !safe mass-assignment
  res.sendStatus(204);
});
app.put("/by-number", async (req, res) => {
  const counts = {};
  for (const line of req.body.lines) counts[Number(line.place)] = line.count;
  await Customer.findByIdAndUpdate(req.user.id, counts); // !safe mass-assignment
  res.sendStatus(204);
});

function copyAll(to, from) {
  for (const key in from) to[key] = from[key];
}

function only(from, ...names) {
  const found = {};
  Object.keys(from).forEach((name) => {
    if (names.includes(name)) found[name] = from[name];
  });
  return found;
}
