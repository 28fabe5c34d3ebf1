const express = require("express");
const { Sequelize, QueryTypes, Op } = require("sequelize");
const { Product } = require("./models");

const app = express();
const sequelize = new Sequelize(process.env.DATABASE_URL);

app.get("/products", async (req, res) => {
  const { q, sort } = req.query; // !source
  await sequelize.query(`SELECT * FROM products WHERE title = '${q}'`, { type: QueryTypes.SELECT }); // !alert sql-injection
  await sequelize.query("SELECT * FROM products WHERE title = ?", { replacements: [q] }); // !safe sql-injection
  await sequelize.query("SELECT * FROM products WHERE title = $q", { bind: { q } }); // !safe sql-injection
  await Product.findAll({ order: sequelize.literal(`${sort} DESC`) }); // !alert sql-injection
  await Product.findAll({ where: Sequelize.literal("title = '" + q + "'") }); // !alert sql-injection
  await Product.findAll({ where: { title: { [Op.like]: `%${String(q)}%` } } }); // !safe sql-injection
  res.sendStatus(204);
});
