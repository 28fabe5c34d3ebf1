// What has no prototype shares nothing, also where a constructor made it.
class Rows {
  constructor() {
    this.rows = Object.create(null);
    this.names = {};
  }
  put(row, name, value) {
    if (!this.rows[row]) this.rows[row] = Object.create(null);
    this.rows[row][name] = value; // !safe prototype-pollution
  }
  call(row, name, value) {
    this.names[row][name] = value; // !alert prototype-pollution
  }
}
exports.Rows = Rows;

function Texts(options) {
  this.cache = Object.create(null);
  this.given = options.given || Object.create(null);
  this.locale = options.locale;
}
Texts.prototype.update = function (texts) {
  for (var key in texts) this.cache[this.locale][key] = texts[key]; // !safe prototype-pollution
};
Texts.prototype.add = function (texts) {
  for (var key in texts) this.given[this.locale][key] = texts[key]; // !alert prototype-pollution
};
exports.texts = (options) => new Texts(options);

exports.byRow = (rows) => {
  const found = Object.create(null);
  for (const row of rows) {
    if (!found[row.group]) found[row.group] = {};
    found[row.group][row.name] = row; // !safe prototype-pollution
  }
  return found;
};
exports.listed = (group, values) => {
  const found = Object.create(null);
  for (const name in values) found[group][name] = values[name]; // !safe prototype-pollution
};
exports.plain = (rows) => {
  const found = {};
  for (const row of rows) {
    if (!found[row.group]) found[row.group] = {};
    found[row.group][row.name] = row; // !alert prototype-pollution
  }
  return found;
};
