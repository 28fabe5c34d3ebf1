import type { Pool, QueryResultRow } from "pg";

export abstract class BaseRepository<Row extends QueryResultRow> {
  protected abstract readonly table: string;
  constructor(protected readonly pool: Pool) {}

  protected async select(where: string, values: readonly unknown[] = []): Promise<Row[]> {
    const { rows } = await this.pool.query<Row>(`SELECT * FROM ${this.table} WHERE ${where}`, [...values]); // !alert sql-injection
    return rows;
  }
}
