import type { Request, Response } from "express";
import { Pool } from "pg";

const pool = new Pool();

export async function list(_req: Request, res: Response) {
  res.json(await pool.query(`SELECT id FROM products ORDER BY ${res.locals.sort}`)); // !safe sql-injection
}

export async function listUnchecked(req: Request, res: Response) {
  res.json(await pool.query(`SELECT id FROM products ORDER BY ${req.query.sort}`)); // !alert sql-injection
}
