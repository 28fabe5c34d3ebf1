import express from "express";
import { createHash, randomUUID } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";

const app = express();
app.use(express.json());

app.post("/cache", async (req, res) => {
  const key = createHash("sha1").update(JSON.stringify(req.body)).digest("hex");
  await writeFile(path.join("cache", key), "1"); // !safe path-traversal -- only hexadecimal digits
  const id = randomUUID();
  await writeFile(path.join("uploads", id), String(req.body.text)); // !safe path-traversal -- what is written is no path
  res.json({ text: await readFile(path.join("uploads", id), "utf8") }); // !safe path-traversal
});
