import type { Pool } from "pg";
import type { Books } from "./ports";

export class BookRepository implements Books {
  constructor(private readonly pool: Pool) {}

  find(author: string) {
    return this.pool.query(`SELECT * FROM books WHERE author = '${author}'`); // !alert sql-injection
  }

  all() {
    return this.pool.query("SELECT * FROM books"); // !safe sql-injection
  }
}
