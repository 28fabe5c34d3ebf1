import type { Pool } from "pg";

export class OrderRepository {
  private readonly db: Pool;

  constructor({ db }: { db: Pool }) {
    this.db = db;
  }

  find(status: string) {
    return this.db.query(`SELECT * FROM orders WHERE status = '${status}'`); // !alert sql-injection
  }

  open() {
    return this.db.query(`SELECT * FROM orders WHERE status = 'open'`); // !safe sql-injection
  }
}
