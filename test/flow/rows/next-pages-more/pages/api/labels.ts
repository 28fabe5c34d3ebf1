import type { NextApiRequest, NextApiResponse } from "next";
import { exec } from "node:child_process";

export default function handler(req: NextApiRequest, res: NextApiResponse) {
  exec(`lp ${req.cookies.label}`); // !alert command-injection
  res.setHeader("Location", req.query.next as string); // !alert open-redirect
  res.setHeader("Content-Disposition", `attachment; filename="${req.query.name}"`); // !alert header-injection-filename
  res.setHeader("Content-Type", "text/plain"); // !safe header-injection-filename
  res.end();
}
