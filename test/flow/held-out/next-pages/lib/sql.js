import mysql from "mysql2/promise";

let pool;
const getPool = () => (pool ??= mysql.createPool(process.env.DATABASE_URL));

export class Select {
  #table;
  #where = [];
  #order = "";
  constructor(table) {
    this.#table = table;
  }
  static from(table) {
    return new Select(table);
  }
  where(condition) {
    this.#where.push(condition);
    return this;
  }
  orderBy(order) {
    this.#order = ` ORDER BY ${order}`;
    return this;
  }
  async all(values = []) {
    const where = this.#where.length ? ` WHERE ${this.#where.join(" AND ")}` : "";
    const [rows] = await getPool().query(`SELECT * FROM ${this.#table}${where}${this.#order}`, values); // !alert sql-injection
    return rows;
  }
}
