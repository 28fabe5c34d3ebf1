import type { NextApiRequest, NextApiResponse } from "next";
import { sql, db as vercel } from "@vercel/postgres";
import fs from "fs";

export default async function handler(req: NextApiRequest, res: NextApiResponse) {
  const { table, id, file, name } = req.query;
  const rows = await sql`SELECT * FROM exports WHERE id = ${id as string}`; // !safe sql-injection
  const raw = await vercel.query(`SELECT * FROM ${table}`); // !alert sql-injection
  fs.createReadStream("/srv/exports/" + file).pipe(res); // !alert path-traversal
  if (req.method === "POST") {
    res.setHeader("Content-Type", "text/html");
    res.send(`<p>${req.body.comment}</p>`); // !alert xss-server-response
  }
  res.setHeader("Content-Disposition", "attachment; filename=" + name); // !alert header-injection-filename
  res.json({ rows, raw });
}
