// Hands statements on: who writes one makes the mistake, and each of them one of their own.
const mysql = require("mysql2");

const connection = mysql.createConnection({ host: process.env.DB_HOST });

module.exports = {
  query(sql, params) {
    return new Promise((resolve, reject) => {
      connection.query(sql, params, (error, rows) => (error ? reject(error) : resolve(rows))); // !safe sql-injection
    });
  },
};
