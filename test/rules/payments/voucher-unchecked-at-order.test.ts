import { rule } from "../../../src/rules/payments/voucher-unchecked-at-order/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

const shop = (
  order: string,
  shown = "coupon.expiresAt < new Date()",
): string => `import express from "express";
import { Coupon, Order, Product } from "./models";
const app = express();
app.use(express.json());
app.post("/coupons/apply", async (req, res) => {
  const coupon = await Coupon.findOne({ code: String(req.body.code) });
  if (!coupon || ${shown}) return res.sendStatus(410);
  res.json({ percent: coupon.percent });
});
app.post("/checkout", async (req, res) => {
  const product = await Product.findById(String(req.body.product));
  let total = product.price;
  ${order}
  await Order.create({ customer: req.user.id, product: product.id, total });
  res.sendStatus(201);
});
`;
const look = "const coupon = await Coupon.findOne({ code: String(req.body.code) });";
const found = `${look}
  if (coupon) total -= (total * coupon.percent) / 100;`;
const service = (asked: string): string => `import { Injectable } from "@nestjs/common";
import { PrismaService } from "./prisma.service";
@Injectable()
export class CheckoutService {
  constructor(private readonly prisma: PrismaService) {}
  async preview(code: string) {
    const voucher = await this.prisma.voucher.findUnique({ where: { code } });
    if (!voucher || voucher.usedCount >= voucher.maxUses) return { off: 0 };
    return { off: voucher.amountOff };
  }
  async place(customerId: string, code: string, cents: number) {
    const voucher = await this.prisma.voucher.findUnique({ where: { code } });
    ${asked}
    const total = voucher ? cents - voucher.amountOff : cents;
    return this.prisma.order.create({ data: { customerId, total } });
  }
}
`;
const nest = {
  "package.json": '{ "dependencies": { "@nestjs/core": "11.0.0" } }',
  "src/prisma.service.ts":
    'import { PrismaClient } from "@prisma/client";\nexport class PrismaService extends PrismaClient {}\n',
  "src/checkout.controller.ts": `import { Body, Controller, Post, Req } from "@nestjs/common";
import { CheckoutService } from "./checkout.service";
@Controller("checkout")
export class CheckoutController {
  constructor(private readonly checkout: CheckoutService) {}
  @Post("preview") preview(@Body("code") code: string) { return this.checkout.preview(code); }
  @Post() place(@Req() req, @Body("code") code: string) { return this.checkout.place(req.user.id, code, 1900); }
}
`,
};
const nextFiles = {
  "package.json": '{ "dependencies": { "next": "15.5.0" } }',
  "lib/db.ts":
    'import { PrismaClient } from "@prisma/client";\nexport const db = new PrismaClient();\n',
  "app/api/promo/route.ts": `import { db } from "../../../lib/db";
export async function POST(request) {
  const { code } = await request.json();
  const promo = await db.promoCode.findFirst({ where: { code, validUntil: { gt: new Date() } } });
  return Response.json({ percent: promo?.percent ?? 0 });
}
`,
};
const nextOrder = (where: string): string => `import { db } from "../../../lib/db";
export async function POST(request) {
  const { code, productId } = await request.json();
  const product = await db.product.findUniqueOrThrow({ where: { id: productId } });
  const promo = await db.promoCode.findFirst({ where: ${where} });
  const cents = promo ? product.cents - promo.discount : product.cents;
  return Response.json(await db.order.create({ data: { productId, cents } }));
}
`;

testRule(rule, {
  valid: [
    {
      name: "asked again where the order is made",
      code: shop(`${look}
  if (coupon && coupon.expiresAt > new Date()) total -= (total * coupon.percent) / 100;`),
    },
    {
      name: "a function of the project that asks",
      code: shop(`const coupon = await findCoupon(String(req.body.code));
  if (coupon) total -= (total * coupon.percent) / 100;`).replace(
        "const app",
        `async function findCoupon(code) {
  const coupon = await Coupon.findOne({ code });
  return coupon && coupon.expiresAt > new Date() ? coupon : undefined;
}
const app`,
      ),
    },
    {
      name: "a function that is not found, which may ask",
      code: shop(`${look}
  assertUsable(coupon);
  total -= (total * coupon.percent) / 100;`),
    },
    {
      name: "a method of the record",
      code: shop(`${look}
  if (coupon?.canBeTakenBy(req.user)) total -= (total * coupon.percent) / 100;`),
    },
    {
      name: "the statement asks that marks it as used",
      code: shop(`const coupon = await Coupon.findOneAndUpdate({ code: String(req.body.code), uses: { $lt: 1 }, isActive: true }, { $inc: { uses: 1 } });
  if (coupon) total -= (total * coupon.percent) / 100;`),
    },
    {
      name: "asked again in the filter",
      code: shop(
        `const coupon = await Coupon.findOne({ code: String(req.body.code), endsAt: { $gt: new Date() } });
  if (coupon) total -= (total * coupon.percent) / 100;`,
        "coupon.endsAt < new Date()",
      ),
    },
    {
      name: "vouchers without a limit",
      code: shop(found, "coupon.country !== req.body.country"),
    },
    { name: "an order without a voucher", code: shop("total += 490;") },
    {
      name: "a voucher whose worth is not taken",
      code: shop(`${look}
  await log({ source: coupon ? "coupon" : "direct" });`),
    },
    {
      name: "an order that staff write",
      code: shop(found).replace('"/checkout"', '"/admin/orders"'),
    },
    {
      name: "Nest: a limit that the service asks for both times",
      path: "src/checkout.service.ts",
      files: nest,
      code: service("if (voucher && voucher.usedCount >= voucher.maxUses) throw new Error();"),
    },
    {
      name: "Next: a limit in the filter",
      path: "app/api/orders/route.ts",
      files: nextFiles,
      code: nextOrder("{ code, validUntil: { gt: new Date() } }"),
    },
  ],
  invalid: [
    {
      name: "Express and Mongoose",
      code: shop(found),
      findings: [
        {
          at: "Coupon.findOne({ code: String(req.body.code) })",
          level: "warning",
          message: "`expiresAt` of a voucher is checked at POST /coupons/apply",
        },
      ],
    },
    {
      name: "Nest and Prisma, in a service",
      path: "src/checkout.service.ts",
      files: nest,
      code: service(""),
      findings: [
        {
          at: "this.prisma.voucher.findUnique({ where: { code } })",
          message: "`usedCount` of a voucher is checked at POST /checkout/preview",
        },
      ],
    },
    {
      name: "Next and Prisma",
      path: "app/api/orders/route.ts",
      files: nextFiles,
      code: nextOrder("{ code }"),
      findings: [
        { at: "db.promoCode.findFirst({ where: { code } })", message: "`validUntil` of a voucher" },
      ],
    },
  ],
});
