import { inject, injectable } from "inversify";
import type { Pool } from "pg";
import { type ISoaps, TYPES } from "./types";

@injectable()
export class Soaps implements ISoaps {
  constructor(@inject(TYPES.Database) private readonly db: Pool) {}

  async byScent(scent: string) {
    return this.db.query(`SELECT * FROM soaps WHERE scent = '${scent}'`); // !alert sql-injection
  }

  async all() {
    return this.db.query("SELECT * FROM soaps"); // !safe sql-injection
  }
}
