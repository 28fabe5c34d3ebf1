const _ = require("lodash");

exports.defaults = function defaults(target, source) {
  _.each(source, function (value, key) {
    if (_.isUndefined(target[key])) target[key] = value; // !alert prototype-pollution
    else if (_.isPlainObject(value)) defaults(target[key], value);
  });
  return target;
};

function each(object, run) {
  for (const key in object) run(object[key], key);
}

exports.own = function own(target, source) {
  each(source, (value, key) => {
    if (typeof value === "object") own(target[key], value);
    else target[key] = value; // !alert prototype-pollution
  });
};
