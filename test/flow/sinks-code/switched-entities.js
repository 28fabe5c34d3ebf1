// Whether a parser resolves entities is decided elsewhere: by whoever makes the object, or by a table.
const express = require("express");
const libxml = require("libxmljs2");

const app = express();
app.use(express.text());

class Reader {
  constructor(options) {
    this.options = options;
  }
  read(text) {
    return libxml.parseXml(text, this.options); // !alert xxe
  }
}
class Careful {
  constructor() {
    this.flags = { entities: false, blanks: true };
  }
  allowEntities() {
    this.flags = { ...this.flags, entities: true };
    return this;
  }
  read(text) {
    const { entities, blanks } = this.flags;
    return libxml.parseXml(text, { noent: entities, noblanks: !blanks }); // !safe xxe
  }
}
class Careless {
  flags = { entities: false };
  allowEntities() {
    this.flags.entities = true;
    return this;
  }
  read(text) {
    return libxml.parseXml(text, { noent: this.flags.entities }); // !alert xxe
  }
}
const plain = (text, { entities = false } = {}) => libxml.parseXml(text, { noent: entities, nonet: true }); // !safe xxe
const open = (text, { entities = false } = {}) => libxml.parseXml(text, { noent: entities, nonet: true }); // !alert xxe
const KINDS = { order: { nonet: true }, invoice: { noent: true, dtdload: true } };
const reader = (kind) => (text) => libxml.parseXml(text, KINDS[kind]); // !alert xxe
const readers = new Map([["order", reader("order")], ["invoice", reader("invoice")]]);
const SAFE = { order: { nonet: true }, invoice: { noblanks: true } };
const careful = (kind) => (text) => libxml.parseXml(text, SAFE[kind]); // !safe xxe
const checked = { order: careful("order"), invoice: careful("invoice") };

app.post("/read", (req, res) => {
  new Reader({ noent: true }).read(req.body);
  new Reader({ noent: false }).read(req.body);
  new Careful().read(req.body);
  new Careless().allowEntities().read(req.body);
  plain(req.body);
  plain(req.body, { entities: false });
  open(req.body, { entities: true });
  checked.order(req.body);
  readers.get("invoice")?.(req.body);
  res.end();
});
