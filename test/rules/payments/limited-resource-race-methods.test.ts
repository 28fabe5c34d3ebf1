import { rule } from "../../../src/rules/payments/limited-resource-race/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

const code = (body: string): string =>
  `const { Wine, Coupon, db } = require("./models");\nexports.take = async (ctx) => {\n  ${body}\n};\n`;

testRule(rule, {
  valid: [
    {
      name: "Sequelize: the statement asks itself",
      code: code(
        'const wine = await Wine.findByPk(1);\n  if (wine.stock < 1) ctx.throw(409);\n  await Wine.decrement("stock", { where: { id: 1, stock: { [Op.gt]: 0 } } });',
      ),
    },
    {
      name: "Knex: the statement asks itself",
      code: code(
        'const product = await db("products").where({ id: 1 }).first();\n  if (product.stock < 1) ctx.throw(409);\n  await db("products").where({ id: 1 }).where("stock", ">", 0).decrement("stock", 1);',
      ),
    },
    {
      name: "a lock on the row",
      code: code(
        'const wine = await Wine.findByPk(1, { transaction, lock: transaction.LOCK.UPDATE });\n  if (wine.stock < 1) ctx.throw(409);\n  await wine.decrement("stock", { transaction });',
      ),
    },
    {
      name: "a count that nothing is compared with",
      code: code(
        "const c = await Coupon.findOne({ code: 1 });\n  c.usedCount++;\n  await c.save();",
      ),
    },
    {
      name: "what is no stock",
      code: code(
        'const wine = await Wine.findByPk(1);\n  if (wine.views < 1) ctx.throw(409);\n  await wine.decrement("views");\n  let i = 3;\n  if (i > 1) i--;',
      ),
    },
  ],
  invalid: [
    {
      name: "Koa and Sequelize: a record that is decremented",
      code: code(
        'const wine = await Wine.findByPk(1);\n  if (wine.stock < 1) ctx.throw(409);\n  await wine.decrement("stock");',
      ),
      findings: [{ at: 'wine.decrement("stock")', message: "`stock`" }],
    },
    {
      name: "Knex: points that are decremented",
      code: code(
        'const customer = await db("customers").where({ id: 1 }).first();\n  if (customer.points < 100) return ctx.throw(409);\n  await db("customers").where({ id: 1 }).decrement("points", 100);',
      ),
      findings: [{ at: 'db("customers").where({ id: 1 }).decrement("points", 100)' }],
    },
    {
      name: "Mongoose: a count of uses that goes up by one, under a short name",
      code: code(
        "const c = await Coupon.findOne({ code: 1 });\n  if (!c || c.usedCount >= c.maxUses) return;\n  c.usedCount++;\n  await c.save();",
      ),
      findings: [{ at: "c.usedCount++" }],
    },
    {
      name: "Mongoose: a count of uses that goes down to nothing",
      code: code(
        "const c = await Coupon.findOne({ code: 1 });\n  if (!c || c.uses <= 0) return;\n  c.uses -= 1;\n  await c.save();",
      ),
      findings: [{ at: "c.uses -= 1" }],
    },
    {
      name: "Prisma: the uses that are left",
      code: code(
        "const card = await prisma.voucher.findFirst({ where: { code: 1 } });\n  if (card.usesLeft < 1) return;\n  await prisma.voucher.update({ where: { id: card.id }, data: { usesLeft: card.usesLeft - 1 } });",
      ),
      findings: [{ at: "usesLeft: card.usesLeft - 1" }],
    },
    {
      name: "a voucher that is used or not",
      code: code(
        "const v = await Voucher.findOne({ where: { code: 1 } });\n  if (!v || v.used) ctx.throw(400);\n  v.used = true;\n  await v.save();",
      ),
      findings: [{ at: "v.used = true" }],
    },
    {
      name: "Drizzle: a column that may be null, asserted not to be",
      path: "src/buy.ts",
      code: code(
        "const [plant] = await db.select().from(plants);\n  if (plant.stock! < 1) return { error: 1 };\n  await db.update(plants).set({ stock: plant.stock! - 1 });",
      ),
      findings: [{ at: "stock: plant.stock! - 1" }],
    },
  ],
});
