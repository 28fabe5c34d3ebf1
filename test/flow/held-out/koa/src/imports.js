const yaml = require("js-yaml");
const libxml = require("libxmljs2");
const serialize = require("node-serialize");
const AdmZip = require("adm-zip");
const fse = require("fs-extra");
const path = require("path");

module.exports = {
  async yaml(ctx) {
    const text = ctx.request.rawBody;
    const rows = yaml.load(text); // !alert unsafe-deserialization
    const safe = yaml.safeLoad(text); // !safe unsafe-deserialization
    ctx.body = { rows, safe };
  },
  xml(ctx) {
    const doc = libxml.parseXml(ctx.request.rawBody, { noent: true }); // !alert xxe
    const safe = libxml.parseXml(ctx.request.rawBody, { nonet: true }); // !safe xxe
    ctx.body = doc.root().name() + safe.root().name();
  },
  session: (ctx) => {
    const state = serialize.unserialize(ctx.cookies.get("state")); // !alert unsafe-deserialization
    const plain = JSON.parse(ctx.cookies.get("state")); // !safe unsafe-deserialization
    ctx.body = { state, plain };
  },
  zip: async function (ctx) {
    const zip = new AdmZip(ctx.request.files.archive.path);
    for (const entry of zip.getEntries()) {
      const target = path.join("/srv/import", entry.entryName);
      await fse.outputFile(target, entry.getData()); // !alert zip-slip
      await fse.outputFile(path.join("/srv/import", path.basename(entry.entryName)), entry.getData()); // !safe zip-slip
    }
    ctx.status = 204;
  },
  async file(ctx) {
    const { name, content } = ctx.request.body;
    await fse.outputFile(path.join("/srv/themes", name), content); // !alert path-traversal
    if (!/^[a-z0-9-]+\.css$/.test(name)) ctx.throw(400);
    await fse.outputFile(path.join("/srv/themes", name), content); // !safe path-traversal
    ctx.status = 204;
  },
};
