var fs = require("fs");

module.exports = function (sequelize, DataTypes) {
  var Tin = sequelize.define("Tin", { size: DataTypes.INTEGER });

  Tin.label = function (name) {
    // Oils have labels that somebody asks for, tins have the one.
    return fs.readFileSync("tins/" + name); // !safe path-traversal
  };
  return Tin;
};
