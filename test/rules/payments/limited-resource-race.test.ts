import { describe, expect, it } from "vitest";
import { rule } from "../../../src/rules/payments/limited-resource-race/rule.ts";
import { projectFindings } from "../../harness/project-findings.ts";

const PACKAGE =
  '{"dependencies":{"express":"4","next":"15","@nestjs/common":"10","stripe":"14","koa":"2","fastify":"4","@remix-run/node":"2"}}';

type Case = readonly [name: string, files: Readonly<Record<string, string>>];

const BAD: readonly Case[] = [
  [
    "a voucher in a store of keys, and stock that is counted down there",
    {
      "src/scratch.js": `const { redis } = require("./redis");
exports.take = async (req, res) => {
  const key = "voucher:" + req.body.code;
  const worth = Number(await redis.get(key));
  if (!worth) return res.sendStatus(404);
  await redis.incrby("owes:" + req.user.id, worth);
  await redis.del(key);
  res.json({ worth });
};
`,
    },
  ],
  [
    "stock that is counted down in a store of keys",
    {
      "src/drop.js": `const { redis } = require("./redis");
exports.buy = async (req, res) => {
  const left = Number(await redis.get(\`stock:\${req.params.id}\`));
  if (left <= 0) return res.sendStatus(409);
  await redis.decr(\`stock:\${req.params.id}\`);
  res.sendStatus(204);
};
`,
    },
  ],
  [
    "SQL that marks what was asked for before",
    {
      "src/gifts.js": `const { db } = require("./db");
exports.redeem = async (code, user) => {
  const { rows: [gift] } = await db.query("SELECT id, redeemed FROM gift_codes WHERE code = $1", [code]);
  if (!gift || gift.redeemed) throw new Error("gone");
  await db.query("UPDATE gift_codes SET redeemed = true, redeemed_by = $2 WHERE id = $1", [gift.id, user]);
};
`,
    },
  ],
  [
    "SQL that is handed what was read, and one more",
    {
      "src/vouchers.js": `export async function redeem(db, code) {
  const { rows: [voucher] } = await db.query("SELECT id, times_used, max_uses FROM vouchers WHERE code = $1", [code]);
  if (voucher.times_used >= voucher.max_uses) throw new Error("spent");
  await db.query("UPDATE vouchers SET times_used = $1, changed = now() WHERE id = $2", [voucher.times_used + 1, voucher.id]);
}
`,
    },
  ],
  [
    "SQL with values by name, of what is left",
    {
      "src/seats.js": `export async function book(sequelize, id, wanted) {
  const [[show]] = await sequelize.query("SELECT id, seats_left FROM shows WHERE id = ?", { replacements: [id] });
  if (show.seats_left < wanted) throw new Error("sold out");
  await sequelize.query("UPDATE shows SET seats_left = :left WHERE id = :id", { replacements: { left: show.seats_left - wanted, id } });
}
`,
    },
  ],
  [
    "mongoose stock",
    {
      "src/a.js": `const Product = require("./product");
exports.order = async (req, res) => {
  for (const item of req.body.items) {
    const product = await Product.findById(item.id);
    if (product.stock < item.quantity) return res.status(400).json({ error: "out of stock" });
    product.stock -= item.quantity;
    await product.save();
  }
  res.sendStatus(201);
};
`,
    },
  ],
  [
    "prisma coupon",
    {
      "src/a.ts": `import { prisma } from "./prisma";
export async function redeem(code: string, userId: string) {
  const coupon = await prisma.coupon.findUnique({ where: { code } });
  if (!coupon || coupon.usedCount >= coupon.maxUses) throw new Error("not valid");
  await prisma.coupon.update({ where: { id: coupon.id }, data: { usedCount: { increment: 1 } } });
  return coupon;
}
`,
    },
  ],
  [
    "sequelize, how much of a product is left, beside a cart",
    {
      "src/a.ts": `export class Carts {
  async take(cartId: number, quantity: number) {
    const cart = await Cart.findByPk(cartId, { include: Product });
    if (cart.product.quantity < quantity) throw new Error("sold out");
    await cart.product.decrement("quantity", { by: quantity });
  }
}
`,
    },
  ],
  [
    "typeorm gift card",
    {
      "src/a.ts": `export class GiftCards {
  constructor(private readonly repo: Repository<GiftCard>) {}
  async pay(code: string, amount: number) {
    const card = await this.repo.findOneBy({ code });
    if (card.balance < amount) throw new BadRequestException();
    card.balance = card.balance - amount;
    await this.repo.save(card);
  }
}
`,
    },
  ],
  [
    "mongoose inc after check",
    {
      "src/a.js": `app.post("/pay", async (req, res) => {
  const user = await User.findById(req.user.id);
  if (user.walletBalance < req.body.amount) return res.status(402).end();
  await User.updateOne({ _id: user._id }, { $inc: { walletBalance: -req.body.amount } });
  res.end();
});
`,
    },
  ],
  [
    "sql",
    {
      "src/a.js": `export async function reserve(db, id, n) {
  const { rows } = await db.query("SELECT stock FROM products WHERE id = $1", [id]);
  if (rows[0].stock < n) throw new Error("sold out");
  await db.query("UPDATE products SET stock = stock - $1 WHERE id = $2", [n, id]);
}
`,
    },
  ],
  [
    "redeemed flag",
    {
      "src/a.ts": `import { prisma } from "./prisma";
export async function POST(request: Request) {
  const { code } = await request.json();
  const gift = await prisma.giftCard.findFirst({ where: { code } });
  if (!gift || gift.redeemed) return new Response(null, { status: 400 });
  await prisma.giftCard.update({ where: { id: gift.id }, data: { redeemed: true } });
  return Response.json({ value: gift.value });
}
`,
    },
  ],
  [
    "drizzle quantity",
    {
      "src/a.ts": `export async function take(id, n) {
  const [product] = await db.select().from(products).where(eq(products.id, id));
  if (n > product.quantity) throw new Error("sold out");
  await db.update(products).set({ quantity: product.quantity - n }).where(eq(products.id, id));
}
`,
    },
  ],
  [
    "checked before the transaction",
    {
      "src/a.ts": `export async function payOut(userId: string, amount: number) {
  const user = await prisma.user.findUnique({ where: { id: userId } });
  const balance = Number(user.customerBalance);
  if (balance < amount) throw new Error("not enough");
  return prisma.$transaction(async (tx) => {
    await tx.user.update({ where: { id: userId }, data: { customerBalance: { decrement: amount } } });
    await tx.payout.create({ data: { userId, amount } });
  });
}
`,
    },
  ],
];

const GOOD: readonly Case[] = [
  [
    "a store of keys that is asked how many it took, and keys of a cache",
    {
      "src/scratch.js": `const { redis } = require("./redis");
exports.take = async (req, res) => {
  const key = "voucher:" + req.body.code;
  const worth = Number(await redis.get(key));
  if (!worth) return res.sendStatus(404);
  if ((await redis.del(key)) === 0) return res.sendStatus(409);
  res.json({ worth });
};
exports.once = async (req, res) => {
  const worth = await redis.getdel("voucher:" + req.body.code);
  if (!worth) return res.sendStatus(404);
  res.json({ worth });
};
exports.page = async (req, res) => {
  const key = "page:" + req.path;
  const page = await redis.get(key);
  if (!page) return res.sendStatus(404);
  await redis.del(key);
  res.send(page);
};
exports.count = async (req, res) => {
  const left = await redis.decr("stock:" + req.params.id);
  if (left < 0) return res.sendStatus(409);
  res.sendStatus(204);
};
`,
    },
  ],
  [
    "SQL that marks what nobody has marked",
    {
      "src/gifts.js": `const { db } = require("./db");
exports.redeem = async (code, user) => {
  const { rows: [gift] } = await db.query("SELECT id, redeemed FROM gift_codes WHERE code = $1", [code]);
  if (!gift || gift.redeemed) throw new Error("gone");
  const { rowCount } = await db.query("UPDATE gift_codes SET redeemed = true WHERE id = $1 AND redeemed = false", [gift.id]);
  if (rowCount === 0) throw new Error("gone");
};
`,
    },
  ],
  [
    "SQL that asks again for what was read, and a count that is no limit",
    {
      "src/vouchers.js": `export async function redeem(db, code) {
  const { rows: [voucher] } = await db.query("SELECT id, times_used, max_uses FROM vouchers WHERE code = $1", [code]);
  if (voucher.times_used >= voucher.max_uses) throw new Error("spent");
  const { rowCount } = await db.query("UPDATE vouchers SET times_used = $1 WHERE id = $2 AND times_used = $3", [voucher.times_used + 1, voucher.id, voucher.times_used]);
  if (rowCount === 0) throw new Error("spent");
}
export async function visit(db, page) {
  if (page.views > 10) return;
  await db.query("UPDATE pages SET views = $1 WHERE id = $2", [page.views + 1, page.id]);
  await db.query("UPDATE pages SET used = $1 WHERE id = $2", [page.used + 1, page.id]);
}
`,
    },
  ],
  [
    "conditional mongoose",
    {
      "src/a.js": `exports.order = async (req, res) => {
  const { modifiedCount } = await Product.updateOne({ _id: req.body.id, stock: { $gte: req.body.n } }, { $inc: { stock: -req.body.n } });
  if (modifiedCount === 0) return res.status(409).end();
  res.end();
};
`,
    },
  ],
  [
    "transaction",
    {
      "src/a.ts": `export async function buy(id: string, n: number) {
  return prisma.$transaction(async (tx) => {
    const product = await tx.product.findUnique({ where: { id } });
    if (product.stock < n) throw new Error("sold out");
    await tx.product.update({ where: { id }, data: { stock: { decrement: n } } });
  });
}
`,
    },
  ],
  [
    "for update",
    {
      "src/a.js": `export async function reserve(db, id, n) {
  const { rows } = await db.query("SELECT stock FROM products WHERE id = $1 FOR UPDATE", [id]);
  if (rows[0].stock < n) throw new Error("sold out");
  await db.query("UPDATE products SET stock = stock - $1 WHERE id = $2", [n, id]);
}
`,
    },
  ],
  [
    "sql condition",
    {
      "src/a.js": `export async function reserve(db, id, n) {
  const product = await find(id);
  if (product.stock < n) throw new Error("sold out");
  const { rowCount } = await db.query("UPDATE products SET stock = stock - $1 WHERE id = $2 AND stock >= $1", [n, id]);
  if (rowCount === 0) throw new Error("sold out");
}
`,
    },
  ],
  [
    "flag asked in the write",
    {
      "src/a.ts": `export async function redeem(code: string) {
  const gift = await prisma.giftCard.findFirst({ where: { code } });
  if (gift.redeemed) throw new Error();
  const { count } = await prisma.giftCard.updateMany({ where: { id: gift.id, redeemed: false }, data: { redeemed: true } });
  if (count === 0) throw new Error();
}
`,
    },
  ],
  [
    "staff sets a stock",
    {
      "src/a.js": `exports.setStock = async (req, res) => {
  const product = await Product.findById(req.params.id);
  if (req.body.stock < 0) return res.status(400).end();
  product.stock = req.body.stock;
  await product.save();
};
`,
    },
  ],
  [
    "restocking",
    {
      "src/a.js": `exports.cancel = async (order) => {
  for (const item of order.items) {
    const product = await Product.findById(item.id);
    if (product.stock === 0) notify(product);
    product.stock += item.quantity;
    await product.save();
  }
};
`,
    },
  ],
  [
    "cart in the browser",
    {
      "src/a.js": `function cartReducer(state, action) {
  const item = state.items.find((each) => each.id === action.id);
  if (item.quantity > 1) item.quantity -= 1;
  return { ...state };
}
`,
    },
  ],
  [
    "cart line",
    {
      "src/a.js": `exports.less = async (req, res) => {
  const cart = await Cart.findOne({ user: req.user.id });
  const line = cart.items.id(req.params.line);
  if (line.quantity > 1) line.quantity -= 1;
  await cart.save();
};
`,
    },
  ],
  [
    "how much of a product lies in a cart",
    {
      "src/a.ts": `export class Carts {
  async less(cart_id: number, product_id: number, quantity: number) {
    const cart_product = await this.cartProductModel.findOne({ where: { cart_id, product_id } });
    if (cart_product.quantity > quantity) {
      await cart_product.decrement("quantity", { by: quantity });
    }
  }
}
`,
    },
  ],
  [
    "the locking module of Medusa",
    {
      "src/a.js": `exports.buy = async (container, id, n) => {
  const lockingModuleService = container.resolve(Modules.LOCKING);
  await lockingModuleService.execute(id, async () => {
    const product = await Product.findById(id);
    if (product.stock < n) throw new Error("sold out");
    product.stock -= n;
    await product.save();
  });
};
`,
    },
  ],
  [
    "lock",
    {
      "src/a.js": `exports.buy = async (id, n) => lock.acquire(id, async () => {
  const product = await Product.findById(id);
  if (product.stock < n) throw new Error();
  product.stock -= n;
  await product.save();
});
`,
    },
  ],
];

describe("limited-resource-race", () => {
  it.each(BAD)("reports: %s", (_name, files) => {
    expect(projectFindings(rule, { "package.json": PACKAGE, ...files })).toHaveLength(1);
  });
  it.each(GOOD)("stays silent: %s", (_name, files) => {
    expect(projectFindings(rule, { "package.json": PACKAGE, ...files })).toEqual([]);
  });
});
