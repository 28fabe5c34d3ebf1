const path = require('path');
const nodeUrl = require('url');
const querystring = require('querystring');
const util = require('util');
const { StringDecoder } = require('string_decoder');
const { Buffer } = require('buffer');
const { text } = require('stream/consumers');
const zlib = require('zlib');
const fs = require('fs');
const express = require('express');
const { exec } = require('child_process');

const app = express();
app.use(express.json());
app.post('/', async (req, res) => {
  const { a } = req.body;
  fs.readFile(`/srv/label${path.extname(a)}`, () => {}); // !safe path-traversal
  exec(`curl ${new nodeUrl.URL(a)}`); // !alert command-injection
  exec(`curl ${nodeUrl.resolve('https://shop.test', a)}`); // !alert command-injection
  exec(`curl ${new nodeUrl.URLSearchParams(a).get('name')}`); // !alert command-injection
  res.send(`<p>${querystring.escape(a)}</p>`); // !safe xss-server-response
  exec(`lp ${querystring.unescape(a)}`); // !alert command-injection
  exec(`lp ${util.stripVTControlCharacters(a)}`); // !alert command-injection
  exec(`lp ${new util.TextDecoder().decode(new util.TextEncoder().encode(a))}`); // !alert command-injection
  exec(`lp ${new StringDecoder('utf8').write(Buffer.from(a))}`); // !alert command-injection
  exec(`lp ${await text(a)}`); // !alert command-injection
  exec(`lp ${zlib.gunzipSync(Buffer.from(a))}`); // !alert command-injection
  zlib.gunzip(Buffer.from(a), (error, data) => exec(`lp ${data}`)); // !alert command-injection
});
