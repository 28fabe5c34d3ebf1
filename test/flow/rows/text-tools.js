const slugify = require('slugify');
const camelCase = require('camelcase');
const { sprintf, vsprintf } = require('sprintf-js');
const dedent = require('dedent');
const moment = require('moment');
const { validate, parse: bytesOf } = require('uuid');
const BigNumber = require('bignumber.js');
const jwt = require('jsonwebtoken');
const cookie = require('cookie');
const pMap = require('p-map');
const mime = require('mime-types');
const languages = require('accept-language-parser');
const UAParser = require('ua-parser-js');
const { sanitizeUrl } = require('@braintree/sanitize-url');
const normalizeUrl = require('normalize-url');
const express = require('express');
const { exec } = require('child_process');

const app = express();
app.use(express.json());
app.post('/', async (req, res) => {
  const { a, n, url } = req.body;
  exec(`lp ${slugify(a)}`); // !safe command-injection
  exec(`lp ${camelCase(a)}`); // !alert command-injection
  exec(sprintf('lp %s', a)); // !alert command-injection
  exec(vsprintf('lp %s', [a])); // !alert command-injection
  exec(dedent(`lp ${a}`)); // !alert command-injection
  exec(`lp ${moment(a).format('YYYY')}`); // !safe command-injection
  exec(`lp ${new BigNumber(n)}`); // !safe command-injection
  exec(`lp ${bytesOf(a)}`); // !safe command-injection
  if (validate(a)) exec(`lp ${a}`); // !safe command-injection
  exec(`lp ${jwt.decode(req.headers.authorization).name}`); // !alert command-injection
  exec(`lp ${cookie.parse(req.headers.cookie).label}`); // !alert command-injection
  exec(`lp ${mime.lookup(a)}`); // !safe command-injection
  exec(`lp ${languages.pick(['en', 'de'], req.headers['accept-language'])}`); // !safe command-injection
  exec(`lp ${new UAParser(req.headers['user-agent']).getBrowser().name}`); // !either command-injection -- names of browsers are short
  res.send(`<a href="${sanitizeUrl(url)}">back</a>`); // !safe xss-server-response
  await fetch(normalizeUrl(url)); // !alert ssrf
});
