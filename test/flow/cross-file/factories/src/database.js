const { Pool } = require("pg");

function createDatabase(connectionString) {
  const pool = new Pool({ connectionString });
  return {
    async all(text) {
      return (await pool.query(text)).rows; // !missing sql-injection -- objects that a factory makes lose what a later call stores in them
    },
    async one(text) {
      return (await pool.query(text)).rows[0]; // !safe sql-injection
    },
  };
}

module.exports = { createDatabase };
