// A bundle that hands out its first module.
!(function (factory) {
  if ("object" == typeof exports && "undefined" != typeof module) module.exports = factory();
  else window.codeSpaces = factory();
})(function () {
  return (function start(modules, made, entries) {
    function load(id, from) {
      if (!made[id]) {
        if (!modules[id]) throw new Error("Cannot find module '" + id + "'");
        var module = (made[id] = { exports: {} });
        modules[id][0].call(
          module.exports,
          function (name) {
            var other = modules[id][1][name];
            return load(other ? other : name);
          },
          module,
          module.exports,
          start,
          modules,
          made,
          entries,
        );
      }
      return made[id].exports;
    }
    for (var i = 0; i < entries.length; i++) load(entries[i]);
    return load;
  })(
    {
      1: [
        function (require, module, exports) {
          var inner = require("./inner");
          module.exports = function (code) {
            return inner.run(code) || eval(code); // !alert code-injection
          };
        },
        { "./inner": 2 },
      ],
      2: [
        function (require, module, exports) {
          exports.run = function (code) {
            return eval(code); // !missing code-injection -- modules of a bundle that load one another
          };
        },
        {},
      ],
    },
    {},
    [1],
  )(1);
});
