const EMPTY_ROW = /^\s*(?:,\s*)*\s*;$/; // !alert redos-literal
const SHORT = /^\s*(?:,\s*)*\s*$/; // !safe redos-literal

class Reader {
  constructor(handlers) {
    this.rows = [];
    handlers.forEach((handler) => handler.on("data", onData.bind(this)));
  }
}

function isEmpty(row) {
  return EMPTY_ROW.test(row.text) || (row.name.length < 40 && SHORT.test(row.name));
}

function onData(chunk) {
  for (const row of chunk) if (!isEmpty(row)) this.rows.push(row);
}

exports.Reader = Reader;
