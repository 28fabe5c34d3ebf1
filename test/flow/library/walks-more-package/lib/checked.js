(function (global, factory) {
  typeof exports === "object" && typeof module !== "undefined" ? factory(exports) : factory((global.mergers = {}));
})(this, function (exports) {
  "use strict";
  const isLegalKey = (key) => key !== "__proto__";
  function mergeConfig(out, source) {
    for (var key in source) writeConfig(out, key, source[key]);
    return out;
  }
  function writeConfig(output, key, value) {
    if (!isLegalKey(key)) return;
    var k, o;
    if (Object(value) === value) {
      o = Object(output[key]) === output[key] ? output[key] : (output[key] = {});
      for (k in value) {
        if (isLegalKey(k)) o[k] = value[k]; // !safe prototype-pollution
      }
    } else output[key] = value; // !safe prototype-pollution
  }
  exports.mergeConfig = mergeConfig;
  exports.writeConfig = writeConfig;
});
