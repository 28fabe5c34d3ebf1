// A name of the wrapper hides the one around it.
var text = "1";
module.exports = (function (text) {
  return {
    fixed: function () {
      return eval(text); // !safe code-injection
    },
    checked: function (name) {
      var exports = { a: 1 };
      exports[name] = eval("1"); // !safe code-injection
      return exports;
    },
  };
})("2");
