const mysql = require("mysql");
const connection = mysql.createConnection(process.env.DATABASE_URL);

module.exports = (req, res) => {
  const { id, to } = req.query;
  connection.query("SELECT * FROM carts WHERE id = " + id, (error, rows) => { // !alert sql-injection
    if (error) return res.status(500).end();
    res.json(rows);
  });
  connection.query("SELECT * FROM carts WHERE id = ?", [id], () => {}); // !safe sql-injection
  connection.query(`SELECT * FROM carts WHERE id = ${connection.escape(id)}`, () => {}); // !safe sql-injection
  if (to) res.redirect(to); // !alert open-redirect
};
