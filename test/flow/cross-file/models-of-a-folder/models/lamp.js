const { Model } = require("sequelize");

module.exports = (sequelize, DataTypes) => {
  class Lamp extends Model {
    static associate(models) {
      Lamp.hasMany(models.Review, { foreignKey: "lampId" });
    }

    static search(term) {
      return sequelize.query(`SELECT * FROM "Lamps" WHERE title ILIKE '%${term}%'`); // !alert sql-injection
    }

    static ofSocket(socket) {
      return sequelize.query(`SELECT * FROM "Lamps" WHERE socket = '${socket}'`); // !safe sql-injection
    }
  }
  Lamp.init({ title: DataTypes.STRING, socket: DataTypes.STRING }, { sequelize, modelName: "Lamp" });
  return Lamp;
};
