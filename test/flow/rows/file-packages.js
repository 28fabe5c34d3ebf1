const fse = require('fs-extra');
const { rimraf } = require('rimraf');
const { glob } = require('glob');
const send = require('send');
const serveStatic = require('serve-static');
const isPathInside = require('is-path-inside');
const fstream = require('fstream');
const filed = require('filed');
const formidable = require('formidable');
const Busboy = require('busboy');
const multiparty = require('multiparty');
const tar = require('tar');
const fs = require('fs');
const path = require('path');
const express = require('express');
const { exec } = require('child_process');

const app = express();
app.get('/', async (req, res) => {
  const { file } = req.query;
  if (await fse.pathExists(`/srv/${file}`)) res.sendStatus(204); // !either path-traversal -- only whether it is there
  await rimraf(`/srv/${file}`); // !alert path-traversal
  await glob(`/srv/${file}/*`); // !alert path-traversal
  send(req, `/srv/${file}`).pipe(res); // !alert path-traversal
  send(req, file, { root: '/srv' }).pipe(res); // !safe path-traversal
  serveStatic(`/srv/${file}`)(req, res); // !alert path-traversal
  req.pipe(fstream.Writer({ path: `/srv/${file}` })); // !alert path-traversal
  req.pipe(fstream.Writer({ path: '/srv/new', mode: file })); // !safe path-traversal
  fstream.Reader(`/srv/${file}`).pipe(res); // !alert path-traversal
  filed(`/srv/${file}`).pipe(res); // !alert path-traversal
  const full = path.resolve('/srv', file);
  if (isPathInside(full, '/srv')) fs.readFile(full, () => {}); // !safe path-traversal
});
app.post('/forms', (req, res) => {
  const form = formidable({});
  form.on('field', (name, value) => exec(`lp ${value}`)); // !alert command-injection
  const busboy = Busboy({ headers: req.headers });
  busboy.on('field', (name, value) => exec(`lp ${value}`)); // !alert command-injection
  const parts = new multiparty.Form();
  parts.on('field', (name, value) => exec(`lp ${value}`)); // !alert command-injection
  parts.on('part', (part) => exec(`lp ${part.filename}`)); // !alert command-injection
  parts.parse(req, (error, fields, files) => exec(`lp ${files.label[0].originalFilename}`)); // !alert command-injection
});
tar.t({ file: 'a.tar', onentry: (entry) => fs.writeFileSync(path.join('/srv', entry.path), '') }); // !alert zip-slip
tar.t({ file: 'a.tar', onentry: (entry) => fs.writeFileSync(path.join('/srv', path.basename(entry.path)), '') }); // !safe zip-slip
