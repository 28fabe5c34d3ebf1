const express = require("express");
const { Customer } = require("./customer");

const app = express();
app.use(express.json());
app.post("/print", async (req, res) => {
  const customer = await Customer.findById(String(req.body.id)); // !either idor-by-request-id -- a record of a person
  await customer.print(req.body.printer);
  await customer.fixed(req.body.printer);
  res.json(await customer.sameAs(req.body.other));
});
app.post("/rename", async (req, res) => {
  const customer = new Customer({ name: "Ann" });
  customer.rename(req.body.name);
  customer.label(req.body.label);
  Customer.archiveAll(req.body.folder);
  await Customer.search(req.body.text);
  res.json(await Customer.byLabel(req.body.label));
});
app.get("/all", async (req, res) => {
  for (const customer of await Customer.find({})) customer.rename(req.query.name);
  res.sendStatus(204);
});
