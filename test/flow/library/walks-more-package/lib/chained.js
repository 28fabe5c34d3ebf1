// A function that is stored and named in one go calls itself by its name.
(function (load) {
  const made = {};
  const modules = {
    blend(require, module) {
      var blend;
      module.exports = blend = function (into, from) {
        for (const name in from) {
          if (typeof from[name] === "object") blend(into[name], from[name]);
          else into[name] = from[name]; // !alert prototype-pollution
        }
        return into;
      };
    },
    careful(require, module) {
      var blend, isBad;
      isBad = (name) => /^(?:__proto__|constructor|prototype)$/.test(name);
      module.exports = blend = function (into, from) {
        for (const name in from) {
          if (isBad(name)) continue;
          if (typeof from[name] === "object") blend(into[name], from[name]);
          else into[name] = from[name]; // !safe prototype-pollution
        }
        return into;
      };
    },
  };
  load = (name) => {
    const module = { exports: {} };
    modules[name](load, module);
    made[name] = module.exports;
    return module.exports;
  };
  module.exports = { blend: load("blend"), careful: load("careful") };
})();
