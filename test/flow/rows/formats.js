const express = require('express');
const libxmljs = require('libxmljs');
const xml2js = require('xml2js');
const yaml = require('yaml');
const v8 = require('v8');
const { stringify } = require('csv-stringify/sync');
const { parse: toCsv } = require('json2csv');
const Handlebars = require('handlebars');
const mjml2html = require('mjml');
const { exec } = require('child_process');
const mailer = require('nodemailer').createTransport();
const { orders } = require('./orders');

const app = express();
app.use(express.text());
app.post('/', async (req, res) => {
  libxmljs.parseXml(req.body, { replaceEntities: true }); // !alert xxe
  libxmljs.parseXml(req.body); // !safe xxe
  xml2js.parseString(req.body, (error, data) => exec(`lp ${data.label}`)); // !alert command-injection
  exec(`lp ${yaml.parse(req.body).label}`); // !alert command-injection
  v8.deserialize(Buffer.from(req.body)); // !alert unsafe-deserialization
  await mailer.sendMail({ to: 'ann@shop.test', html: mjml2html(`<mjml><mj-text>${req.body}</mj-text></mjml>`).html }); // !alert email-injection
  res.send(new Handlebars.SafeString(req.body).toString()); // !alert xss-server-response
  res.send(`<p>${Handlebars.escapeExpression(req.body)}</p>`); // !safe xss-server-response
});
