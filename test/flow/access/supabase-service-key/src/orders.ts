import express from "express";
import { admin, clientFor, createAdminClient } from "./clients";
import { requireUser } from "./require-user";

const app = express();
app.use(requireUser);

app.get("/orders/:id", async (req, res) => {
  const { data } = await admin.from("orders").select("*").eq("id", req.params.id).single(); // !alert idor-by-request-id
  res.json(data);
});

app.get("/invoices/:id", async (req, res) => {
  const { data } = await createAdminClient().from("invoices").select("id, total").eq("id", req.params.id); // !alert idor-by-request-id
  res.json(data);
});

app.delete("/orders/:id", async (req, res) => {
  await admin.from("orders").delete().eq("id", req.params.id); // !alert idor-by-request-id
  res.sendStatus(204);
});

app.get("/own/:id", async (req, res) => {
  const { data } = await admin.from("orders").select("*").eq("id", req.params.id).eq("user_id", req.user.id).single(); // !safe idor-by-request-id
  res.json(data);
});

app.get("/checked/:id", async (req, res) => {
  const { data } = await admin.from("orders").select("*").eq("id", req.params.id).single(); // !safe idor-by-request-id
  if (data?.user_id !== req.user.id) return res.sendStatus(404);
  res.json(data);
});

app.get("/of-policies/:id", async (req, res) => {
  const { data } = await clientFor(req.headers.authorization!).from("orders").select("*").eq("id", req.params.id); // !safe idor-by-request-id
  res.json(data);
});

app.post("/track", async (req, res) => {
  const { data } = await admin.from("orders").select("*").eq("order_number", req.body.number).maybeSingle(); // !safe idor-by-request-id
  if (data?.customer_email?.toLowerCase() !== req.body.email.toLowerCase()) return res.sendStatus(404);
  res.json(data);
});

app.get("/products/:id", async (req, res) => {
  const { data } = await admin.from("products").select("*").eq("id", req.params.id); // !safe idor-by-request-id
  res.json(data);
});

app.get("/by-slug/:slug", async (req, res) => {
  const { data } = await admin.from("orders").select("id, total").eq("slug", req.params.slug); // !safe idor-by-request-id
  res.json(data);
});
