import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { readFile } from "node:fs/promises";
import path from "node:path";

export const GET = async (req: MedusaRequest, res: MedusaResponse) => {
  const text = await readFile(path.join("feeds", req.params.name), "utf8"); // !alert path-traversal
  res.json({ text });
};
