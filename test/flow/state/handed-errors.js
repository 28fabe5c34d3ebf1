// Errors that handlers hand on are what the handler of errors gets.
const express = require('express');
const app = express();
const router = express.Router();

function load(req, res, next) {
  if (!req.query.id) return next();
  next(new Error(`no product ${req.query.id}`));
}
router.get('/products', load, (req, res) => res.json({}));
app.use(router);
app.use((error, req, res, next) => {
  res.status(500).send(`<p>${error.message}</p>`); // !alert xss-server-response
  res.status(500).json({ message: error.message }); // !safe xss-server-response
});
