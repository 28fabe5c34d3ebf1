const { z } = require("zod");

exports.search = (req, res, next) => {
  res.locals.label = req.query.label;
  res.locals.page = Number(req.query.page);
  req.term = req.query.term;
  req.context = { shop: req.get("x-shop"), limit: parseInt(req.query.limit, 10) };
  next();
};

exports.remember = (req, res) => {
  req.session.note = req.body.note;
  req.session.visits = Number(req.body.visits) + 1;
  res.sendStatus(204);
};

exports.validate = (schema) => (req, res, next) => {
  const result = schema.safeParse(req.body);
  if (!result.success) return res.status(400).json(result.error);
  req.body = result.data;
  next();
};

exports.Quantity = z.object({ sku: z.number(), note: z.string() });
