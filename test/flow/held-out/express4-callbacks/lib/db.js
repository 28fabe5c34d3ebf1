var mysql = require("mysql");
var pool = mysql.createPool({ host: "db", user: "shop", database: "shop" });

exports.run = function (sql, params, done) {
  pool.getConnection(function (error, connection) {
    if (error) return done(error);
    connection.query(sql, params, function (failure, rows) {
      connection.release();
      done(failure, rows);
    });
  });
};
exports.pool = pool;
