// What a wrapper keeps to itself: functions that only the exported ones call.
!(function (global, make) {
  typeof exports === "object" && typeof module !== "undefined"
    ? make(exports)
    : typeof define === "function" && define.amd
      ? define(["exports"], make)
      : make((global.shelf = {}));
})(this, function (exports) {
  var parsed = {};

  function put(object, path, value) {
    var keys = path.split(".");
    for (var i = 0; i < keys.length - 1; i++) object = object[keys[i]];
    object[keys[keys.length - 1]] = value; // !alert prototype-pollution
  }

  function shape(path) {
    return new Function("item", "return item." + path); // !alert code-injection
  }

  exports.put = put;
  exports.shape = function (path) {
    return parsed[path] || (parsed[path] = shape(path));
  };
  exports.fixed = function () {
    return new Function("item", "return item.name"); // !safe code-injection
  };
});
