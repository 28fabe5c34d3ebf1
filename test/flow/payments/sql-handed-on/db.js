const mysql = require("mysql2");
const { Pool } = require("pg");

const pool = mysql.createPool("mysql://shop@localhost/shop");
const pg = new Pool();

exports.query = (text, params) => pg.query(text, params);

exports.run = function (text, values) {
  return pool
    .promise()
    .execute(text, values)
    .then((result) => result[0]);
};

class Database {
  constructor(client) {
    this.client = client;
  }

  async many(sql, values = []) {
    const started = Date.now();
    const { rows } = await this.client.query(sql, values);
    console.log("query", Date.now() - started);
    return rows;
  }

  async one(sql, values) {
    const [row] = await this.many(sql, values);
    return row;
  }
}

exports.database = new Database(pg);
