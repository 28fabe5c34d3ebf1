import { Inject, Injectable } from "@nestjs/common";
import type { Pool } from "pg";
import type { Patterns } from "./ports";

@Injectable()
export class SqlPatterns implements Patterns {
  constructor(@Inject("POOL") private readonly pool: Pool) {}

  named(name: string) {
    return this.pool.query(`SELECT * FROM patterns WHERE name = '${name}'`); // !alert sql-injection
  }

  bound(name: string) {
    return this.pool.query("SELECT * FROM patterns WHERE name = $1", [name]); // !safe sql-injection
  }
}
