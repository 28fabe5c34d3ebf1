const express = require('express');
const validator = require('validator');
const isUuid = require('is-uuid');
const { exec } = require('child_process');
const { Schema, model } = require('mongoose');
const mailer = require('nodemailer').createTransport();

const Product = model('Product', new Schema({}));
const app = express();
app.use(express.json());

app.post('/guards', async (req, res) => {
  const { size, site, mail, code, id } = req.body;
  if (validator.isIn(size, ['a', 'b'])) exec(`lp -o ${size}`); // !safe command-injection
  if (validator.isURL(site)) exec(`curl ${site}`); // !alert command-injection
  if (validator.isEmail(mail)) await mailer.sendMail({ to: mail, subject: 'Hello', text: 'Hello' }); // !safe email-injection
  if (validator.isLength(code, { max: 9 })) await Product.findOne({ code }); // !safe nosql-operator-injection
  if (validator.isLength(code, { max: 9 })) exec(`lp ${code}`); // !alert command-injection
  if (isUuid.v4(id)) exec(`lp ${id}`); // !safe command-injection
  res.end();
});
app.post('/sanitizers', async (req, res) => {
  exec(`lp -n ${validator.toInt(req.body.copies)}`); // !safe command-injection
  exec(`lp -n ${validator.toBoolean(req.body.now)}`); // !safe command-injection
  console.log(validator.stripLow(req.body.note)); // !safe log-injection
  await Product.findOne({ mail: validator.normalizeEmail(req.body.mail) }); // !safe nosql-operator-injection
  exec(`lp ${validator.trim(req.body.text)}`); // !alert command-injection
  res.end();
});
