var db = require("../lib/db");
var TextBuilder = require("../lib/text-builder");
var asked = require("../lib/wanted");

var COLUMNS = { price: "price", title: "title" };

module.exports = function (app) {
  app.get("/books", function (req, res, next) {
    var q = asked.wanted(req, "q", "");
    db.run("SELECT * FROM books WHERE title LIKE '%" + q + "%'", [], function (error, rows) { // !alert sql-injection
      if (error) return next(error);
      res.json(rows);
    });
  });
  app.get("/books/bound", function (req, res, next) {
    var q = asked.wanted(req, "q", "");
    db.run("SELECT * FROM books WHERE title LIKE ?", ["%" + q + "%"], function (error, rows) { // !safe sql-injection
      if (error) return next(error);
      res.json(rows);
    });
  });
  app.get("/books/sorted", function (req, res, next) {
    var text = new TextBuilder("SELECT * FROM books");
    text.add(" ORDER BY ").add(asked.wanted(req, "sort", "title"));
    db.pool.query(text.toString(), function (error, rows) { // !alert sql-injection
      if (error) return next(error);
      res.json(rows);
    });
  });
  app.get("/books/sorted-safely", function (req, res, next) {
    var text = new TextBuilder("SELECT * FROM books");
    var column = Object.prototype.hasOwnProperty.call(COLUMNS, String(req.query.sort)) ? COLUMNS[String(req.query.sort)] : "title";
    text.add(" ORDER BY ").add(column);
    db.pool.query(text.toString(), function (error, rows) { // !safe sql-injection
      if (error) return next(error);
      res.json(rows);
    });
  });
  app.post("/books/by-ids", function (req, res, next) {
    var ids = [];
    for (var i = 0; i < req.body.ids.length; i++) ids.push(req.body.ids[i]);
    db.run("SELECT * FROM books WHERE id IN (" + ids.join(",") + ")", null, function (error, rows) { // !alert sql-injection
      if (error) return next(error);
      res.json(rows);
    });
  });
  app.post("/books/by-numbers", function (req, res, next) {
    var ids = [];
    for (var i = 0; i < req.body.ids.length; i++) ids.push(Number(req.body.ids[i]));
    db.run("SELECT * FROM books WHERE id IN (" + ids.join(",") + ")", null, function (error, rows) { // !safe sql-injection
      if (error) return next(error);
      res.json(rows);
    });
  });
  app.get("/books/page", function (req, res, next) {
    var limit = asked.number(req, "limit");
    db.run("SELECT * FROM books LIMIT " + limit, [], function (error, rows) { // !safe sql-injection
      if (error) return next(error);
      res.json(rows);
    });
  });
};
