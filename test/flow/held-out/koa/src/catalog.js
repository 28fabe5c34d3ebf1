const knex = require("knex")({ client: "pg", connection: process.env.DATABASE_URL });
const { Sequelize, DataTypes, Op } = require("sequelize");
const mongoose = require("mongoose");
const nodemailer = require("nodemailer");
const Joi = require("joi");

const sequelize = new Sequelize(process.env.DATABASE_URL);
const Product = sequelize.define("Product", { name: DataTypes.STRING, price: DataTypes.INTEGER });
const User = mongoose.model("User", new mongoose.Schema({ mail: String, password: String, role: String }));
const mailer = nodemailer.createTransport({ host: "localhost" });

exports.list = async (ctx) => {
  const { order, dir, category } = ctx.request.query;
  const query = knex("products").whereRaw(`category = '${category}'`); // !alert sql-injection
  if (order) query.orderByRaw(order + " " + dir); // !alert sql-injection
  const bound = knex("products").whereRaw("category = ?", [category]); // !safe sql-injection
  const sorted = bound.orderBy("name", dir === "desc" ? "desc" : "asc"); // !safe sql-injection
  ctx.body = [await query, await sorted];
};

exports.show = async (ctx) => {
  const rows = await sequelize.query("SELECT * FROM products WHERE slug = '" + ctx.params.slug + "'"); // !alert sql-injection
  const same = await sequelize.query("SELECT * FROM products WHERE slug = :slug", { replacements: { slug: ctx.params.slug } }); // !safe sql-injection
  ctx.body = { rows, same };
};

exports.search = async (ctx) => {
  const { term, min } = ctx.request.body;
  ctx.body = await Product.findAll({
    where: {
      name: { [Op.like]: `%${term}%` }, // !safe sql-injection
      [Op.and]: sequelize.literal(`price > ${min}`), // !alert sql-injection
    },
  });
};

exports.facets = async (ctx) => {
  const column = ctx.params.name;
  ctx.body = await knex.raw("SELECT ??, count(*) FROM products GROUP BY ??", ["category", "category"]); // !safe sql-injection
  ctx.body = await knex.raw(`SELECT ${column}, count(*) FROM products GROUP BY 1`); // !alert sql-injection
};

exports.login = async (ctx) => {
  const { mail, password } = ctx.request.body;
  const user = await User.findOne({ mail, password }); // !alert nosql-operator-injection
  const safe = await User.findOne({ mail: String(mail), password: { $eq: String(password) } }); // !safe nosql-operator-injection
  ctx.body = { ok: Boolean(user || safe) };
};

const ResetSchema = Joi.object({ mail: Joi.string().email().required() });
exports.reset = async (ctx) => {
  const { error, value } = ResetSchema.validate(ctx.request.body);
  if (error) ctx.throw(400, error.message);
  const user = await User.findOne({ mail: value.mail }); // !safe nosql-operator-injection
  if (user) {
    const link = `https://${ctx.host}/reset/${user.id}`;
    await mailer.sendMail({ to: user.mail, subject: "Reset", text: `Open ${link}` }); // !alert reset-link-host-header !either email-injection -- an address that is looked up by its owner
  }
  ctx.status = 204;
};

exports.profile = async (ctx) => {
  await User.findByIdAndUpdate(ctx.state.user.id, ctx.request.body); // !alert mass-assignment
  await User.findByIdAndUpdate(ctx.state.user.id, { mail: String(ctx.request.body.mail) }); // !safe mass-assignment
  ctx.status = 204;
};
