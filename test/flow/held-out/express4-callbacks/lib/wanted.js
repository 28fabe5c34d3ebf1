exports.wanted = function (req, name, fallback) {
  var value = req.query[name];
  if (value === undefined && req.body) value = req.body[name];
  return value === undefined ? fallback : value;
};
exports.number = function (req, name) {
  return parseInt(exports.wanted(req, name, "0"), 10) || 0;
};
