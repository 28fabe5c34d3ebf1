import { rule } from "../../../src/rules/payments/unbounded-page-size/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

testRule(rule, {
  valid: [
    {
      name: "statements with a limit of their own, a capped one, and one that the sender begins at",
      code: `export const list = async (req, res) => {
  const size = Math.min(Number(req.query.size) || 20, 50);
  const [first] = await pool.execute("SELECT id FROM wines WHERE shop = ? LIMIT ?", [shop, size]);
  res.json(first);
};
export const more = async (req, res) => {
  const [rows] = await pool.execute("SELECT id FROM wines WHERE year = ? LIMIT 20 OFFSET ?", [req.query.year, req.query.from]);
  res.json([rows, await pool.query(\`SELECT id FROM wines WHERE speed_limit = \${Number(req.query.speed)} LIMIT 5\`)]);
};`,
    },
    {
      name: "Nest: a pipe of the project, and a number of the path",
      code: `import { Controller, Get, Param, Query } from "@nestjs/common";
import { PageSizePipe } from "./page-size.pipe";
@Controller("products")
export class Products {
  @Get() all(@Query("limit", PageSizePipe) limit: number) { return this.prisma.product.findMany({ take: limit }); }
  @Get(":n") some(@Param("n") n: number) { return this.prisma.product.findMany({ take: n }); }
}`,
    },
    {
      name: "capped",
      code: `export const list = async (req, res) => {
  const limit = Math.min(Number(req.query.limit) || 20, 100);
  res.json(await prisma.product.findMany({ take: limit }));
};`,
    },
    {
      name: "compared",
      code: `export const list = async (req, res) => {
  const limit = Number(req.query.limit);
  if (limit > 50) return res.sendStatus(400);
  res.json(await Product.find().limit(limit));
};`,
    },
    {
      name: "a schema",
      code: `export const list = async (req, res) => {
  const { limit } = querySchema.parse(req.query);
  res.json(await Product.find().limit(limit));
};`,
    },
    {
      name: "a fixed size",
      code: "export const list = async (req, res) => res.json(await Product.find().limit(20));",
    },
    {
      name: "staff",
      path: "src/admin/orders.ts",
      code: "export const list = async (req, res) => res.json(await Order.find().limit(Number(req.query.limit)));",
    },
    {
      name: "compared, under a name that means something in a pattern",
      code: `export const list = async (req, res) => {
  const $limit = Number(req.query.limit);
  if ($limit > 50) return res.sendStatus(400);
  res.json(await Product.find().limit($limit));
};`,
    },
    {
      name: "resolvers: capped, compared, a parent's field, and no resolver at all",
      code: `export const resolvers = {
  Query: {
    wines: (root, { first }) => Wine.findAll({ limit: Math.min(first, 50) }),
    grapes: (root, args) => {
      if (args.first > 50) throw new Error("too many");
      return Grape.findAll({ limit: args.first });
    },
  },
  Cellar: { bottles: (cellar) => cellar.getBottles({ limit: cellar.shown }) },
};
export const find = (db, { first }) => db.Wine.findAll({ limit: first });`,
    },
    {
      name: "a schema of zod beside Math.max",
      code: `export const list = async (req, res) => {
  const { size, page } = z.object({ size: z.coerce.number().max(60), page: z.coerce.number() }).parse(req.query);
  res.json(await Product.find().skip(Math.max(0, page - 1) * size).limit(size));
};`,
    },
    {
      name: "a rate limiter",
      code: "export const check = async (req) => limiter.limit(req.query.key);",
    },
  ],
  invalid: [
    {
      name: "statements of SQL with places for values",
      code: `export const one = async (req, res) => {
  const size = Number(req.query.size ?? 500);
  res.json(await pool.execute("SELECT id FROM wines WHERE shop = ? LIMIT ?", [shop, String(size)]));
};
export const two = async (req, res) => res.json(await pool.query("SELECT id FROM wines WHERE shop = $1 LIMIT $2", [shop, req.query.count]));
export const three = (req, res) => res.json(db.prepare("SELECT id FROM wines WHERE shop = ? LIMIT ?").all(shop, +req.query.n));
export const four = async (req, res) => res.json(await db.query("SELECT id FROM wines LIMIT :many", { replacements: { many: Number(req.query.many) } }));
export const five = async (req, res) => res.json(await pool.execute("SELECT id FROM wines LIMIT ?, ?", [req.query.from, req.query.pieces]));`,
      findings: [
        { at: "String(size)" },
        { at: "req.query.count" },
        { at: "+req.query.n" },
        { at: "Number(req.query.many)" },
        { at: "req.query.pieces" },
      ],
    },
    {
      name: "statements of SQL with holes",
      code: `export const one = async (req, res) => res.json(await pool.query(\`SELECT id FROM wines LIMIT \${Math.max(1, Number(req.query.first))}\`));
export const two = async (req, res) => res.json(await sql\`SELECT id FROM wines LIMIT \${Number(req.query.take)} OFFSET 0\`);`,
      findings: [{ at: "Math.max(1, Number(req.query.first))" }, { at: "Number(req.query.take)" }],
    },
    {
      name: "a least page is no largest size",
      code: `export const list = async (req, res) => {
  const from = Math.max(0, Number(req.query.from) || 0);
  const rows = Number(req.query.rows) || 30;
  res.json(await Order.find({ mine: true }).skip(from).limit(rows).lean());
};`,
      findings: [{ at: "rows" }],
    },
    {
      name: "resolvers: taken apart, with a value for none, whole, and behind a function that asks who is there",
      code: `export const resolvers = {
  Query: {
    wines: (root, { first }) => Wine.findAll({ limit: first }),
    grapes: async (root, { first: amount = 20 }) => prisma.grape.findMany({ take: amount }),
    cellars: guarded((root, args, context) => Cellar.find().limit(args.first)),
  },
  Cellar: { bottles(cellar, { count }) { return cellar.getBottles({ limit: count }); } },
};`,
      findings: [{ at: "first" }, { at: "amount" }, { at: "args.first" }, { at: "count" }],
    },
    {
      name: "an argument of GraphQL in Nest",
      code: `import { Args, Int, Query, Resolver } from "@nestjs/graphql";
@Resolver()
export class Wines {
  @Query(() => [Wine]) wines(@Args("first", { type: () => Int }) first: number) { return this.prisma.wine.findMany({ take: first }); }
}`,
      findings: [{ at: "first" }],
    },
    {
      name: "a name that is no pattern",
      code: `export const list = async (req, res) => res.json(await Product.find().limit(Number(req.query["limit("])));`,
      findings: [{ at: 'Number(req.query["limit("])', fixes: ["cap"] }],
    },
    {
      name: "Prisma",
      code: `export const list = async (req, res) => {
  const limit = Number(req.query.limit) || 20;
  res.json(await prisma.product.findMany({ take: limit }));
};`,
      findings: [{ at: "limit", fixes: ["cap"] }],
      fixed: {
        cap: `export const list = async (req, res) => {
  const limit = Number(req.query.limit) || 20;
  res.json(await prisma.product.findMany({ take: Math.min(limit, 100) }));
};`,
      },
    },
    {
      name: "Mongoose in CommonJS, destructured",
      code: `exports.list = async (req, res) => {
  const { page = 1, limit = 10 } = req.query;
  res.json(await Product.find().skip((page - 1) * limit).limit(limit));
};`,
      findings: [{ at: "limit" }],
      fixed: {
        cap: `exports.list = async (req, res) => {
  const { page = 1, limit = 10 } = req.query;
  res.json(await Product.find().skip((page - 1) * limit).limit(Math.min(Number(limit), 100)));
};`,
      },
    },
    {
      name: "a route of Next",
      path: "src/app/api/products/route.ts",
      code: `export async function GET(request: Request) {
  const { searchParams } = new URL(request.url);
  const take = parseInt(searchParams.get("take") ?? "20");
  return Response.json(await prisma.product.findMany({ take }));
}`,
      findings: [{ at: "take" }],
      fixed: {
        cap: `export async function GET(request: Request) {
  const { searchParams } = new URL(request.url);
  const take = parseInt(searchParams.get("take") ?? "20");
  return Response.json(await prisma.product.findMany({ take: Math.min(take, 100) }));
}`,
      },
    },
    {
      name: "Nest, with a pipe that makes a number of it",
      code: `import { Controller, Get, ParseIntPipe, Query } from "@nestjs/common";
@Controller("products")
export class Products {
  @Get() all(@Query("limit", ParseIntPipe) limit: number) { return this.prisma.product.findMany({ take: limit }); }
}`,
      findings: [{ at: "limit" }],
    },
    {
      name: "Koa and knex",
      code: `export async function list(ctx) {
  ctx.body = await knex("products").where({ live: true }).limit(+ctx.query.size);
}`,
      findings: [{ at: "+ctx.query.size" }],
    },
  ],
});
