// What a text is made of is told to the function that puts it together anew.
const vm = require("vm");

exports.compiled = (template) => {
  let body = "let out = '';";
  template.replace(/<%=([^%]*)%>/g, (match, code) => {
    body += `out += ${code};`;
    return "";
  });
  return new Function("data", `${body} return out;`); // !alert code-injection
};

exports.collected = (template) => {
  const lines = [];
  template.replace(/\{\{([^{}]+)\}\}|[^{]+/g, function (match, code) {
    lines.push(code ? `out.push(${code})` : `out.push(${JSON.stringify(match)})`);
  });
  return Function("out", lines.join("\n")); // !alert code-injection
};

exports.filled = (template, data) =>
  template.replace(/\$\{([^${}]+)\}/g, (match, code) => vm.runInNewContext(code, data)); // !alert code-injection

exports.named = (template) => {
  let body = "return ''";
  // Nothing but letters and digits arrives here.
  template.replace(/\{(\w+)\}/g, (match, name) => {
    body += ` + data.${name}`;
    return "";
  });
  return new Function("data", body); // !safe code-injection
};

exports.counted = (template) => {
  let count = 0;
  template.replace(/<%/g, () => {
    count += 1;
    return "";
  });
  return new Function(`return ${count}`); // !safe code-injection
};

exports.placed = (template) => {
  let body = "return 1";
  // The text that is looked for is written down.
  template.replace("%s", (match) => {
    body += match;
    return "";
  });
  return new Function(body); // !safe code-injection
};

// Functions that make functions, under their other names.
exports.constructed = (names, text) => Reflect.construct(Function, names.concat(`return ${text}`)); // !alert code-injection
exports.constructedFixed = (text) => Reflect.construct(Map, [[["text", text]]]); // !safe code-injection
exports.ofPrototype = (text) => Function.prototype.constructor("x", text); // !alert code-injection
exports.script = (text) => vm.createScript(text, "made.js").runInThisContext(); // !alert code-injection
exports.module = (text) => {
  const made = new module.constructor();
  made._compile(text, "made.js"); // !alert code-injection
  return made.exports;
};
