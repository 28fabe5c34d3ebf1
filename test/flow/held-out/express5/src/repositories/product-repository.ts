import { Pool, type PoolClient } from "pg";

interface ListOptions {
  sort?: string;
  direction?: string;
  limit?: number;
}

export class ProductRepository {
  constructor(private readonly pool: Pool) {}

  async search(term: string) {
    const { rows } = await this.pool.query(`SELECT id, name FROM products WHERE name ILIKE '%${term}%'`); // !alert sql-injection
    return rows;
  }

  async searchSafely(term: string) {
    const { rows } = await this.pool.query("SELECT id, name FROM products WHERE name ILIKE $1", [`%${term}%`]); // !safe sql-injection
    return rows;
  }

  async list({ sort = "name", direction = "asc", limit = 20 }: ListOptions) {
    const text = ["SELECT * FROM products", `ORDER BY ${sort} ${direction}`, "LIMIT $1"].join(" ");
    return (await this.pool.query(text, [limit])).rows; // !alert sql-injection
  }

  async listSorted(sort: string) {
    const columns: Record<string, string> = { name: "name", price: "price_cents", newest: "created_at DESC" };
    const order = columns[sort] ?? "name";
    return (await this.pool.query(`SELECT * FROM products ORDER BY ${order}`)).rows; // !safe sql-injection
  }

  async inTransaction<T>(work: (client: PoolClient) => Promise<T>): Promise<T> {
    const client = await this.pool.connect();
    try {
      await client.query("BEGIN");
      const result = await work(client);
      await client.query("COMMIT");
      return result;
    } catch (error) {
      await client.query("ROLLBACK");
      throw error;
    } finally {
      client.release();
    }
  }

  remove(ids: string[]) {
    return this.inTransaction(async (client) => {
      await client.query(`DELETE FROM products WHERE id IN (${ids.map((id) => `'${id}'`).join(",")})`); // !alert sql-injection
    });
  }

  removeSafely(ids: string[]) {
    return this.inTransaction(async (client) => {
      await client.query(`DELETE FROM products WHERE id IN (${ids.map((_, i) => `$${i + 1}`).join(",")})`, ids); // !safe sql-injection
    });
  }
}
