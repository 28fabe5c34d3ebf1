// A tool box that somebody hands over goes through a list as all of them do.
module.exports = function (tools) {
  const _ = tools.lists;
  return function set(path, value) {
    let node = this;
    const parts = path.split(".");
    const last = parts.pop();
    _.each(parts, function (part) {
      node = node[part] = node[part] || {};
    });
    node[last] = value; // !alert prototype-pollution
  };
};

module.exports.fill = function (tools, target, given) {
  tools.forEach(given, function (value, name) {
    target.rows[name] = value; // !safe prototype-pollution
  });
  tools.forEach(given, function (values, name) {
    for (const each in values) target[name][each] = values[each]; // !alert prototype-pollution
  });
};
