import Router from "@koa/router";
import { DataTypes, Model, Sequelize } from "sequelize";

const sequelize = new Sequelize(process.env.DATABASE_URL!);
const router = new Router();

class Record extends Model {
  static findNamed(name: string) {
    return this.findOne({ where: { name } });
  }
}

class Customer extends Record {
  // A method of one's own stands before the library's.
  static async build(values: object) {
    return String(values);
  }
}

Customer.init({ name: DataTypes.STRING }, { sequelize });

router.put("/me", async (ctx) => {
  const customer = await Customer.findByPk(ctx.state.user.id);
  await customer!.update(ctx.request.body); // !alert mass-assignment
  await customer!.update(ctx.request.body, { fields: ["name", "phone"] }); // !safe mass-assignment
  await Customer.update(ctx.request.body, { where: { id: ctx.state.user.id } }); // !alert mass-assignment
  await Customer.create(ctx.request.body, { fields: ["name"] }); // !safe mass-assignment
  await Customer.build(ctx.request.body); // !safe mass-assignment
  await Customer.create({ name: String(ctx.request.body.name) }); // !safe mass-assignment
  ctx.body = customer;
});
