module.exports = function (app, db) {
  app.get("/products", function (req, res) {
    db.query("SELECT * FROM products WHERE id = " + req.query.id, send(res)); // !alert sql-injection
    db.query("SELECT * FROM products WHERE id = ?", [req.query.id], send(res)); // !safe sql-injection
    let text = "SELECT * FROM products";
    if (req.query.title) text += " WHERE title = '" + req.query.title + "'";
    db.execute({ sql: text }); // !alert sql-injection
    app.get("select a product named " + req.query.title); // !either sql-injection -- reads like a statement
    db.log("selected " + req.query.id); // !safe sql-injection
  });
};

function send(res) {
  return (error, rows) => res.json(rows);
}
