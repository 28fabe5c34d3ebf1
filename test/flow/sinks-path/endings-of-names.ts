import { writeFile, readFile } from "node:fs/promises";
import { join } from "node:path";
import { randomUUID } from "node:crypto";
import express from "express";

const app = express();
app.use(express.json());

app.post("/upload", async (req, res) => {
  const name = String(req.body.name);
  const ending = name.split(".").pop()?.toLowerCase() || "jpg";
  await writeFile(join("uploads", `${randomUUID()}.${ending}`), req.body.bytes); // !safe path-traversal
  const last = name.substring(name.lastIndexOf(".") + 1);
  await writeFile(`uploads/${randomUUID()}.${last}`, req.body.bytes); // !safe path-traversal
  const dotted = name.slice(name.lastIndexOf("."));
  await writeFile(`uploads/${randomUUID()}${dotted}`, req.body.bytes); // !safe path-traversal
  // What stands before the first dot may be a path, and so may what comes after it.
  const first = name.split(".")[0];
  await writeFile(`uploads/${name.slice(name.indexOf(".") + 1)}`, req.body.bytes); // !alert path-traversal
  await readFile(`uploads/${name.split("-").pop()}`); // !alert path-traversal
  res.json({ first });
});
