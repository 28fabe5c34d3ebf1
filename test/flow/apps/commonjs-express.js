// One file as small shops have it: callbacks, var, views, a connection.
var express = require('express');
var bodyParser = require('body-parser');
var mysql = require('mysql');
var crypto = require('crypto');
var util = require('util');
var app = express();
var connection = mysql.createConnection({ host: 'localhost' });

app.set('view engine', 'ejs');
app.use(bodyParser.urlencoded({ extended: true }));

app.get('/product', function (req, res) {
  var id = req.query.id;
  var sql = 'SELECT * FROM products WHERE id = ' + id;
  connection.query(sql, function (err, rows) { // !alert sql-injection
    if (err) return res.status(500).send('error');
    res.render('product', { product: rows[0] });
  });
});

app.get('/product-number', function (req, res) {
  var id = parseInt(req.query.id, 10);
  connection.query('SELECT * FROM products WHERE id = ' + id, function (err, rows) { // !safe sql-injection
    res.render('product', { product: rows[0] });
  });
});

app.post('/search', function (req, res) {
  var query = util.format("SELECT * FROM products WHERE title LIKE '%%%s%%'", req.body.term);
  connection.query(query, function (err, rows) { // !alert sql-injection
    res.json(rows);
  });
});

app.post('/search-list', function (req, res) {
  var parts = ['SELECT * FROM products', 'WHERE title LIKE'];
  parts.push("'%" + req.body.term + "%'");
  connection.query(parts.join(' '), function (err, rows) { // !alert sql-injection
    res.json(rows);
  });
});

app.post('/search-concat', function (req, res) {
  connection.query('SELECT * FROM products WHERE title = "'.concat(req.body.term, '"'), function (err, rows) { // !alert sql-injection
    res.json(rows);
  });
});

app.post('/search-escaped', function (req, res) {
  connection.query('SELECT * FROM products WHERE title = ' + connection.escape(req.body.term), function (err, rows) { // !safe sql-injection
    res.json(rows);
  });
});

app.post('/search-options', function (req, res) {
  connection.query({ sql: "SELECT * FROM products WHERE title = '" + req.body.term + "'", timeout: 400 }, function (err, rows) { // !alert sql-injection
    res.json(rows);
  });
});

app.get('/order/:order', function (req, res) {
  var column = req.query.sort === 'price' ? 'price' : 'title';
  connection.query('SELECT * FROM lines WHERE order_id = ? ORDER BY ' + column, [req.params.order], done); // !safe sql-injection
  function done(err, rows) {
    res.send('<p>' + rows.length + '</p>'); // !safe xss-server-response
  }
});

app.get('/echo', function (req, res) {
  res.write('<b>'); // !safe xss-server-response
  res.write(req.query.text); // !alert xss-server-response
  res.end('</b>');
});

app.get('/go', function (req, res) {
  res.redirect(req.query.url); // !alert open-redirect
});

app.get('/go-code', function (req, res) {
  res.redirect(301, req.query.url || '/'); // !alert open-redirect
});

app.get('/file', function (req, res) {
  res.sendFile(__dirname + '/invoices/' + req.query.name); // !alert path-traversal
});

app.get('/file-root', function (req, res) {
  res.sendFile(req.query.name, { root: __dirname + '/invoices' }); // !safe path-traversal
});

app.get('/calc', function (req, res) {
  res.send(String(eval(req.query.expression))); // !alert code-injection
});

app.get('/fn', function (req, res) {
  var f = new Function('price', 'return ' + req.query.formula); // !alert code-injection
  res.json({ price: f(10) });
});

app.get('/later', function (req, res) {
  setTimeout('notify("' + req.query.who + '")', 100); // !alert code-injection
  setTimeout(function () { console.log('done'); }, Number(req.query.ms)); // !safe code-injection
  res.end();
});

app.get('/hash', function (req, res) {
  var digest = crypto.createHash('sha256').update(req.query.text).digest('hex');
  res.send('<i>' + digest + '</i>'); // !safe xss-server-response
});

app.listen(3000);
