import { Hono } from "hono";
import { zValidator } from "@hono/zod-validator";
import { z } from "zod";
import { exec } from "node:child_process";

const app = new Hono();
const Label = z.object({ text: z.string(), copies: z.number().int().min(1).max(9), size: z.enum(["a", "b"]) });
app.post("/labels", zValidator("json", Label), (c) => {
  const label = c.req.valid("json");
  exec(`lp -n ${label.copies}`); // !safe command-injection
  exec(`lp -o ${label.size}`); // !safe command-injection
  exec(`lp ${label.text}`); // !alert command-injection
  return c.text("printed");
});
app.get("/labels/:id", zValidator("param", z.object({ id: z.string().uuid() })), zValidator("query", z.object({ printer: z.string() })), (c) => {
  exec(`lp ${c.req.valid("param").id}`); // !safe command-injection
  const { printer } = c.req.valid("query");
  exec(`lp -d ${printer}`); // !alert command-injection
  return c.text("printed");
});
export default app;
