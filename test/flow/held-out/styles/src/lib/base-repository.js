const { Pool } = require("pg");
const pool = new Pool();

class BaseRepository {
  constructor(table) {
    this.table = table;
  }
  query(text, values) {
    return pool.query(text, values).then((result) => result.rows);
  }
  async findBy(field, value) {
    return this.query(`SELECT * FROM ${this.table} WHERE ${field} = $1`, [value]);
  }
}
module.exports = { BaseRepository };
