import { rule } from "../../../src/rules/payments/client-supplied-order-total/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

const EXPRESS = `import express from "express";
const app = express();
app.use(express.json());
`;

testRule(rule, {
  valid: [
    {
      name: "a workflow of Medusa that is handed ids and quantities",
      path: "src/api/store/again/route.ts",
      files: {
        "package.json": JSON.stringify({
          dependencies: { "@medusajs/framework": "2.10.3", "@medusajs/medusa": "2.10.3" },
        }),
      },
      code: `import { addToCartWorkflow } from "@medusajs/medusa/core-flows";
export async function POST(req, res) {
  await addToCartWorkflow(req.scope).run({ input: { cart_id: req.body.cart, items: [{ variant_id: req.body.variant, quantity: 1 }] } });
}
`,
    },
    {
      name: "a looked-up price",
      code: `${EXPRESS}import { PrismaClient } from "@prisma/client";
const prisma = new PrismaClient();
app.post("/o", async (req, res) => {
  const product = await prisma.product.findUniqueOrThrow({ where: { sku: String(req.body.sku) } });
  res.json(await prisma.order.create({ data: { total: product.price } }));
});
`,
    },
    {
      name: "a thing that is put on sale, whatever it is called",
      code: `${EXPRESS}import Shoes from "./shoes";
app.post("/shoes", async (req, res) => {
  const { brand, name, price } = req.body;
  res.json(await Shoes.create({ brand, name, price }));
});
`,
      files: {
        "src/shoes.ts": `import { DataTypes, Sequelize } from "sequelize";
const db = new Sequelize(process.env.DATABASE_URL);
export default db.define("shoes", { brand: DataTypes.STRING, name: DataTypes.STRING, price: DataTypes.INTEGER });
`,
      },
    },
    {
      name: "a note",
      code: `${EXPRESS}import { PrismaClient } from "@prisma/client";
const prisma = new PrismaClient();
app.post("/o", async (req, res) => res.json(await prisma.order.create({ data: { total: 100, note: req.body.note } })));
`,
    },
    {
      name: "a constant",
      code: `import { PrismaClient } from "@prisma/client";
const prisma = new PrismaClient();
export const gift = () => prisma.order.create({ data: { total: 0 } });
`,
    },
    {
      name: "the price of a product is the shop's business",
      code: `${EXPRESS}import { PrismaClient } from "@prisma/client";
const prisma = new PrismaClient();
app.post("/reviews", async (req, res) => res.json(await prisma.review.create({ data: { stars: req.body.stars } })));
`,
    },
    {
      name: "what the shop asks for its goods is set by whoever keeps the catalogue",
      code: `${EXPRESS}import { PrismaClient } from "@prisma/client";
import mongoose from "mongoose";
const prisma = new PrismaClient();
const Product = mongoose.model("Product", new mongoose.Schema({ name: String, price: Number }));
app.post("/a", async (req, res) => res.json(await prisma.product.create({ data: { price: req.body.price } })));
app.post("/b", async (req, res) => res.json(await Product.create({ name: "x", price: req.body.price })));
app.post("/c", async (req, res) => res.json(await Product.findByIdAndUpdate(req.params.id, { price: req.body.price })));
`,
    },
    {
      name: "what the shop buys itself, and orders that staff with a permission change",
      files: {
        "src/change.ts": `import { PrismaClient } from "@prisma/client";
import { getOperationPermission } from "./permissions";
const prisma = new PrismaClient();
export async function changeOrder({ context, input }) {
  const { allow } = await getOperationPermission({ context, slug: "updateOrder" });
  if (!allow) return null;
  return prisma.order.update({ where: { id: String(input.id) }, data: { total: input.total } });
}
`,
      },
      code: `${EXPRESS}import { PrismaClient } from "@prisma/client";
import { changeOrder } from "./change";
const prisma = new PrismaClient();
app.post("/bought", async (req, res) => res.json(await prisma.purchaseOrder.create({ data: { number: "PO", total: req.body.total } })));
app.post("/change", async (req, res) => res.json(await changeOrder({ context: req, input: req.body })));
`,
      path: "src/app.ts",
    },
    {
      name: "a repository is named after what it keeps",
      code: `${EXPRESS}import { DataSource } from "typeorm";
import { ProductVariantEntity } from "./entities";
const source = new DataSource({ type: "postgres" });
app.post("/variants", async (req, res) => {
  const repository = source.getRepository(ProductVariantEntity);
  const values = repository.create({ price: req.body.price });
  res.json(await repository.save(values));
});
`,
    },
    {
      name: "how much somebody wants to have paid out or to give is theirs to say",
      code: `${EXPRESS}import { PrismaClient } from "@prisma/client";
const prisma = new PrismaClient();
app.post("/w", async (req, res) => res.json(await prisma.withdrawalRequest.create({ data: { amount: req.body.amount } })));
app.post("/l", async (req, res) => res.json(await prisma.wishlist.create({ data: { name: req.body.name, price: req.body.price } })));
app.post("/g", async (req, res) => res.json(await prisma.giftCard.create({ data: { amount: req.body.amount } })));
app.post("/s", async (req, res) => res.json(await prisma.paymentSession.create({ data: { kind: "gift_card", amount: req.body.amount } })));
app.post("/d", async (req, res) => res.json(await prisma.donation.create({ data: { amount: req.body.amount } })));
`,
    },
    {
      name: "who has a permission is no customer",
      code: `import { Body, Controller, Post, UseGuards } from "@nestjs/common";
import { PrismaClient } from "@prisma/client";
import { Permissions, PermissionsGuard } from "./permissions";
const prisma = new PrismaClient();
@Controller("returns")
export class ReturnsController {
  @Post("verdict")
  @UseGuards(PermissionsGuard)
  @Permissions("billing", "edit")
  verdict(@Body() body: { price: number }) {
    return prisma.order.create({ data: { total: body.price } });
  }
}
`,
    },
    {
      name: "a chosen constant",
      code: `${EXPRESS}import { PrismaClient } from "@prisma/client";
const prisma = new PrismaClient();
app.post("/o", async (req, res) => res.json(await prisma.order.create({ data: { total: 100, shipping: req.body.express === true ? 9 : 4 } })));
`,
    },
  ],
  invalid: [
    {
      name: "what somebody takes, whatever it is called",
      code: `${EXPRESS}import Takings from "./takings";
app.post("/takings", async (req, res) => {
  const { title, image, price, quantity } = req.body;
  res.json(await Takings.create({ title, image, price, quantity }));
});
`,
      files: {
        "src/takings.ts": `import { DataTypes, Sequelize } from "sequelize";
const db = new Sequelize(process.env.DATABASE_URL);
export default db.define("takings", { title: DataTypes.STRING, image: DataTypes.STRING, price: DataTypes.INTEGER, quantity: DataTypes.INTEGER });
`,
      },
      findings: [{ at: "Takings.create({ title, image, price, quantity })" }],
    },
    {
      name: "a price that a workflow of Medusa is handed",
      path: "src/api/store/again/route.ts",
      files: {
        "package.json": JSON.stringify({
          dependencies: { "@medusajs/framework": "2.10.3", "@medusajs/medusa": "2.10.3" },
        }),
      },
      code: `import { createOrderWorkflow } from "@medusajs/medusa/core-flows";
export async function POST(req, res) {
  await createOrderWorkflow(req.scope).run({ input: { region_id: "r", items: [{ title: "a", quantity: 1, unit_price: req.body.price }] } });
}
`,
      findings: [
        {
          at: `createOrderWorkflow(req.scope).run({ input: { region_id: "r", items: [{ title: "a", quantity: 1, unit_price: req.body.price }] } })`,
        },
      ],
    },
    {
      name: "a repository of orders",
      code: `${EXPRESS}import { DataSource } from "typeorm";
import { OrderEntity } from "./entities";
const source = new DataSource({ type: "postgres" });
app.post("/orders", async (req, res) => {
  const repository = source.getRepository(OrderEntity);
  const order = repository.create({ price: req.body.price });
  res.json(await repository.save(order));
});
`,
      findings: [{ at: "repository.create({ price: req.body.price })" }],
    },
    {
      name: "a product inside an order is part of the order",
      code: `${EXPRESS}import { PrismaClient } from "@prisma/client";
const prisma = new PrismaClient();
app.post("/o", async (req, res) => res.json(await prisma.orderProduct.create({ data: { price: req.body.price } })));
`,
      findings: [{ at: "prisma.orderProduct.create({ data: { price: req.body.price } })" }],
    },
    {
      name: "Prisma",
      code: `${EXPRESS}import { PrismaClient } from "@prisma/client";
const prisma = new PrismaClient();
app.post("/o", async (req, res) => res.json(await prisma.order.create({ data: { total: req.body.total } })));
`,
      findings: [{ at: "prisma.order.create({ data: { total: req.body.total } })" }],
    },
    {
      name: "a number all the same",
      code: `${EXPRESS}import { PrismaClient } from "@prisma/client";
const prisma = new PrismaClient();
app.post("/o", async (req, res) => {
  const discount = Number(req.body.discount);
  res.json(await prisma.order.create({ data: { total: 100, discount } }));
});
`,
      findings: [{ at: "prisma.order.create({ data: { total: 100, discount } })" }],
    },
    {
      name: "through another file",
      path: "src/orders.js",
      code: `import { PrismaClient } from "@prisma/client";
const prisma = new PrismaClient();
export const store = (total) => prisma.order.create({ data: { total } });
`,
      files: {
        "src/routes.ts": `${EXPRESS}import { store } from "./orders.js";
app.post("/o", async (req, res) => res.json(await store(req.body.total)));
`,
      },
      findings: [{ at: "prisma.order.create({ data: { total } })" }],
    },
  ],
});
