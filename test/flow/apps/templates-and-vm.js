// Template engines, sandboxes and other interpreters.
const express = require('express');
const ejs = require('ejs');
const pug = require('pug');
const Handlebars = require('handlebars');
const nunjucks = require('nunjucks');
const mustache = require('mustache');
const _ = require('lodash');
const vm = require('vm');
const { VM } = require('vm2');
const serialize = require('node-serialize');
const yaml = require('js-yaml');
const libxml = require('libxmljs');
const xpath = require('xpath');
const { DOMParser } = require('@xmldom/xmldom');
const ldap = require('ldapjs');

const app = express();
app.use(express.json());

app.post('/templates', (req, res) => {
  ejs.render(req.body.template, { a: 1 }); // !alert template-injection
  ejs.render('<%= name %>', { name: req.body.name }); // !safe template-injection
  pug.compile(req.body.template); // !alert template-injection
  pug.render('p= name', { name: req.body.name }); // !safe template-injection
  Handlebars.compile(req.body.template)({}); // !alert template-injection
  nunjucks.renderString(req.body.template, {}); // !alert template-injection
  nunjucks.renderString('Hello {{ name }}', { name: req.body.name }); // !safe template-injection
  _.template(req.body.template)({}); // !alert template-injection
  mustache.render('{{name}}', { name: req.body.name }); // !safe template-injection
  res.end();
});

app.post('/code', (req, res) => {
  vm.runInNewContext(req.body.code, {}); // !alert code-injection
  vm.runInThisContext('1 + ' + req.body.code); // !alert code-injection
  new vm.Script(req.body.code); // !alert code-injection
  new VM().run(req.body.code); // !alert code-injection
  serialize.unserialize(req.body.data); // !alert unsafe-deserialization
  JSON.parse(req.body.data); // !safe unsafe-deserialization
  yaml.load(req.body.data); // !safe unsafe-deserialization
  require(req.body.plugin); // !alert unsafe-dynamic-import
  res.end();
});

app.post('/xml', (req, res) => {
  libxml.parseXml(req.body.xml, { noent: true }); // !alert xxe
  libxml.parseXml(req.body.xml); // !safe xxe
  const doc = new DOMParser().parseFromString('<a/>');
  xpath.select(`//user[@name='${req.body.name}']`, doc); // !alert ldap-xpath-injection
  xpath.select('//user', doc); // !safe ldap-xpath-injection
  const client = ldap.createClient({ url: 'ldap://localhost' });
  client.search('o=shop', { filter: `(uid=${req.body.uid})` }, () => res.end()); // !alert ldap-xpath-injection
});
