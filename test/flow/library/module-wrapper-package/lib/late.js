// What a module makes by calling a function that is written there.
var late = (function (defaults) {
  var rules = {};
  var api = {
    rule: function (name, code) {
      rules[name] = new Function("value", code); // !alert code-injection
      return api;
    },
    run: function (name, value) {
      return rules[name](value, defaults); // !alert unchecked-method-call-by-name
    },
  };
  return api;
})({ strict: true });

module.exports = late;
