var fs = require("fs");

module.exports = function (sequelize, DataTypes) {
  var Oil = sequelize.define("Oil", { name: DataTypes.STRING });

  Oil.byName = function (name) {
    return sequelize.query("SELECT * FROM oils WHERE name = '" + name + "'"); // !alert sql-injection
  };
  Oil.label = function (name) {
    return fs.readFileSync("labels/" + name); // !alert path-traversal
  };
  Oil.newest = function () {
    return sequelize.query("SELECT * FROM oils ORDER BY id DESC LIMIT 1"); // !safe sql-injection
  };
  return Oil;
};
