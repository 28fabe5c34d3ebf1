const { Sequelize, DataTypes } = require("sequelize");
const mongoose = require("mongoose");

const sequelize = new Sequelize(process.env.DATABASE_URL);
const Part = sequelize.define("Part", { name: DataTypes.STRING, price: DataTypes.INTEGER });
const Review = mongoose.model("Review", new mongoose.Schema({ part: String, author: String, text: String, hidden: Boolean }));
module.exports = { sequelize, Part, Review };
