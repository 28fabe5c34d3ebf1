import express from "express";

const app = express();
app.use(express.json());
const actions: Record<string, (id: string) => string> = {
  add: (id) => `added ${id}`,
  remove: (id) => `removed ${id}`,
};
const table = new Map(Object.entries(actions));

app.get("/direct", (req, res) => {
  res.json(actions[req.query.action as string]("1")); // !alert unchecked-method-call-by-name
});
app.get("/variable", (req, res) => {
  const action = actions[req.params.action];
  res.json(action("1")); // !alert unchecked-method-call-by-name
});
app.get("/optional", (req, res) => {
  res.json(actions[String(req.query.action)]?.("1")); // !alert unchecked-method-call-by-name
});
app.get("/only-there", (req, res) => {
  const action = actions[String(req.query.action)];
  if (!action) return res.sendStatus(404);
  res.json(action("1")); // !alert unchecked-method-call-by-name -- constructor is there, too
});
app.get("/map", (req, res) => {
  const action = table.get(String(req.query.action));
  if (!action) return res.sendStatus(404);
  res.json(action("1")); // !safe unchecked-method-call-by-name
});
app.get("/own", (req, res) => {
  const name = String(req.query.action);
  if (!Object.hasOwn(actions, name)) return res.sendStatus(404);
  res.json(actions[name]("1")); // !safe unchecked-method-call-by-name
});
app.get("/has-own-property", (req, res) => {
  const name = String(req.query.action);
  if (actions.hasOwnProperty(name)) return res.json(actions[name]("1")); // !safe unchecked-method-call-by-name
  res.sendStatus(404);
});
app.get("/listed", (req, res) => {
  const name = String(req.query.action);
  if (!["add", "remove"].includes(name)) return res.sendStatus(404);
  res.json(actions[name]("1")); // !safe unchecked-method-call-by-name
});
app.get("/keys", (req, res) => {
  const name = String(req.query.action);
  if (!Object.keys(actions).includes(name)) return res.sendStatus(404);
  res.json(actions[name]("1")); // !safe unchecked-method-call-by-name
});
app.get("/beginning", (req, res) => {
  res.json(actions[`on${String(req.query.action)}`]("1")); // !safe unchecked-method-call-by-name
});
app.get("/number", (req, res) => {
  const steps = [() => "first", () => "second"];
  res.json(steps[Number(req.query.step)]()); // !safe unchecked-method-call-by-name
});
app.get("/own-name", (_req, res) => {
  res.json(actions[process.env.ACTION ?? "add"]("1")); // !safe unchecked-method-call-by-name
});
app.get("/read", (req, res) => {
  const labels: Record<string, string> = { add: "Add" };
  res.json(labels[String(req.query.action)]); // !safe unchecked-method-call-by-name -- nothing is called
});
const bare: typeof actions = Object.assign(Object.create(null), actions);
app.get("/bare", (req, res) => {
  const action = bare[String(req.query.action)];
  if (!action) return res.sendStatus(404);
  res.json(action("1")); // !safe unchecked-method-call-by-name
});
