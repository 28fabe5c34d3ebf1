const _ = require('lodash');
const set = require('lodash.set');
const get = require('lodash.get');
const template = require('lodash/template');
const escape = require('lodash/escape');
const express = require('express');
const { exec } = require('child_process');
const { Schema, model } = require('mongoose');

const Product = model('Product', new Schema({}));
const app = express();
app.use(express.json());
app.post('/', async (req, res) => {
  const { a, list, n } = req.body;
  exec(`lp ${_.get(req.body, 'a')}`); // !alert command-injection
  exec(`lp ${_(list).filter('x').value()[0]}`); // !alert command-injection
  exec(`lp ${_.defaultTo(undefined, a)}`); // !alert command-injection
  _.forEach(list, (each) => exec(`lp ${each}`)); // !alert command-injection
  exec(`lp ${_.map(list, (each) => `x${each}`)[0]}`); // !alert command-injection
  exec(`lp ${_.mapValues(req.body, (each) => `x${each}`).a}`); // !alert command-injection
  exec(`lp ${_.reduce(list, (all, each) => all + each, '')}`); // !alert command-injection
  exec(`lp ${_.reduce([1], (all) => all, a)}`); // !alert command-injection
  exec(`lp ${_.toInteger(n)}`); // !safe command-injection
  exec(`lp ${_.kebabCase(a)}`); // !safe command-injection
  await Product.findOne({ sku: _.toString(a) }); // !safe nosql-operator-injection
  if (_.isString(a)) await Product.findOne({ sku: a }); // !safe nosql-operator-injection
  if (!_.isObject(a)) await Product.findOne({ sku: a }); // !safe nosql-operator-injection
  if (_.isInteger(n)) exec(`lp ${n}`); // !safe command-injection
  if (_.isBoolean(n)) exec(`lp ${n}`); // !safe command-injection
  if (_.includes(['a', 'b'], a)) exec(`lp ${a}`); // !safe command-injection
  _.invoke({ print() {} }, a); // !alert code-injection
  const target = {};
  set(target, a, 1); // !alert prototype-pollution
  set(target, 'name', a);
  exec(`lp ${target.name}`); // !alert command-injection
  exec(`lp ${get(req.body, 'a')}`); // !alert command-injection
  template(a)({}); // !alert template-injection
  res.send(`<p>${escape(a)}</p>`); // !safe xss-server-response
});

_.mixin({
  print: (name, copies) => exec(`lp -n ${copies} ${name}`), // !alert command-injection
  beep: () => exec('lp beep'), // !safe command-injection
});
