(function (root) {
  // Its functions see the object that they are written in.
  var paths = {
    set: function (object, path, value) {
      var names = path.split(".");
      if (names.length === 1) {
        object[names.shift()] = value; // !alert prototype-pollution
      } else {
        var name = names.shift();
        if (!(name in object)) object[name] = {};
        paths.set(object[name], names.join("."), value);
      }
    },
    ensure: function (object, path, value) {
      paths.set(object, path, value);
    },
  };
  if (typeof module !== "undefined" && module.exports) module.exports = paths;
  else root.paths = paths;
})(this);
