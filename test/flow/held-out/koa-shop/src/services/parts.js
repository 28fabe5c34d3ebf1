const { QueryTypes } = require("sequelize");
const { sequelize, Part } = require("../models");

const quoted = (text) => `'${text}'`;
const statement = (head, ...conditions) => [head, "WHERE", conditions.join(" AND ")].join(" ");

exports.search = (term) => sequelize.query(statement("SELECT * FROM parts", "name = " + quoted(term)), { type: QueryTypes.SELECT }); // !alert sql-injection
exports.searchReplaced = (term) => sequelize.query(statement("SELECT * FROM parts", "name = :term"), { type: QueryTypes.SELECT, replacements: { term } }); // !safe sql-injection
exports.page = (number) => sequelize.query(`SELECT * FROM parts LIMIT 20 OFFSET ${(number - 1) * 20}`, { type: QueryTypes.SELECT }); // !safe sql-injection
exports.list = ({ order }) => Part.findAll({ order: sequelize.literal(order) }); // !alert sql-injection
exports.listKnown = ({ order }) => Part.findAll({ order: [["price", order === "desc" ? "DESC" : "ASC"]] }); // !safe sql-injection
exports.change = async (id, values) => {
  const part = await Part.findByPk(id);
  Object.assign(part, values);
  return part.save(); // !alert mass-assignment
};
exports.changePrice = async (id, { price }) => {
  const part = await Part.findByPk(id);
  part.set({ price: Number(price) }); // !either client-supplied-order-total -- anybody may set the price
  return part.save(); // !safe mass-assignment
};
