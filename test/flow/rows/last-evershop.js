import { insert } from "@evershop/postgres-query-builder";
import { pool } from "@evershop/evershop/lib/postgres";
import { exec } from "child_process";
import express from "express";

const app = express();
app.use(express.json());
app.post("/order", async (req, res) => {
  await insert("order").given({ grand_total: req.body.total, note: "paper" }).execute(pool); // !alert client-supplied-order-total
  await insert("note").given(req.body).execute(pool); // !alert mass-assignment
  await insert("note").given({ note: String(req.body.note) }).execute(pool); // !safe mass-assignment
  res.end();
});
