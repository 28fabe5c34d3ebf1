import express from "express";
import { z } from "zod";
import * as mini from "zod/v4-mini";
import { exec } from "node:child_process";

const app = express();
app.use(express.json());

const Line = z.object({ sku: z.string(), copies: z.number().int() });
const Labels = z.object({ lines: z.array(Line).min(1), printers: z.string().array(), sizes: z.enum(["a", "b"]).array() }).strict();
const Named = Line.extend({ name: z.string(), count: z.number() });
const Both = Line.merge(z.object({ side: z.enum(["left", "right"]), note: z.string() }));

app.post("/lists", async (req, res) => {
  const { lines, printers, sizes } = await Labels.parseAsync(req.body);
  for (const line of lines) {
    exec(`lp -n ${line.copies}`); // !safe command-injection
    exec(`lp ${line.sku}`); // !alert command-injection
  }
  exec(`lp -d ${printers[0]}`); // !alert command-injection
  exec(`lp -o ${sizes[0]}`); // !safe command-injection
  res.end();
});
app.post("/extended", (req, res) => {
  const named = Named.parse(req.body);
  exec(`lp -n ${named.copies} -c ${named.count}`); // !safe command-injection
  exec(`lp ${named.name}`); // !alert command-injection
  res.end();
});
app.post("/merged", (req, res) => {
  const both = Both.parse(req.body);
  exec(`lp -n ${both.copies} -o ${both.side}`); // !safe command-injection
  exec(`lp ${both.note}`); // !alert command-injection
  res.end();
});
app.post("/error", (req, res) => {
  const { error } = Line.safeParse(req.body);
  if (error) return res.sendStatus(400);
  exec(`lp -n ${req.body.copies}`); // !safe command-injection
  res.end();
});
app.post("/functions", (req, res) => {
  exec(`lp -n ${mini.parse(mini.number(), req.body.copies)}`); // !safe command-injection
  const checked = mini.safeParse(mini.string(), req.body.text);
  exec(`lp ${checked.data}`); // !alert command-injection
  res.end();
});
