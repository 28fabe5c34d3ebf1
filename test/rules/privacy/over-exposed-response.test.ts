import { rule } from "../../../src/rules/privacy/over-exposed-response/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

/** A model of Mongoose with a password. */
const model = (password: string, more = ""): string => `import mongoose from "mongoose";
const schema = new mongoose.Schema({ email: String, password: ${password} });
${more}
export const User = mongoose.model("User", schema);
`;

const MODEL = { "src/models/user.ts": model("{ type: String, required: true }") };

const find = (body: string): string => `import { User } from "./models/user";
export const show = async (req, res) => {
  ${body}
};
`;

/** An entity of TypeORM with a password. */
const entity = (column: string): Readonly<Record<string, string>> => ({
  "src/user.ts": `import { Column, Entity, PrimaryGeneratedColumn } from "typeorm";
@Entity()
export class User {
  @PrimaryGeneratedColumn() id: number;
  @Column() email: string;
  ${column} password: string;
}
`,
});
const list = `import { AppDataSource } from "./data-source";
import { User } from "./user";
const users = AppDataSource.getRepository(User);
export const all = async (req, res) => {
  res.json(await users.find());
};
export const one = async (req, res) => {
  const user = await AppDataSource.manager.findOneBy(User, { id: req.user.id });
  res.json({ user });
};
`;

/** A model whose name says nothing of people. */
const named = (field: string): Readonly<Record<string, string>> => ({
  "src/models/auth.js": `import mongoose from "mongoose";
const authSchema = new mongoose.Schema({ email: String, ${field} });
export const authModel = mongoose.model("auths", authSchema);
`,
});
const authById = `import { authModel } from "./models/auth.js";
export const show = async (req, res) => {
  const found = await authModel.findById(req.params.id);
  if (!found) return res.sendStatus(404);
  res.status(200).json(found);
};
`;

testRule(rule, {
  valid: [
    {
      name: "a model without a password, and one that keeps it back",
      path: "src/show.js",
      code: authById,
      files: named("note: String"),
    },
    {
      name: "a model of any name that keeps its password back",
      path: "src/show.js",
      code: authById,
      files: named("password: { type: String, select: false }"),
    },
    {
      name: "SvelteKit, the fields that a page shows",
      path: "src/routes/account/+page.server.ts",
      files: { "package.json": JSON.stringify({ dependencies: { "@sveltejs/kit": "2.0.0" } }) },
      code: `import mongoose from "mongoose";
        const Customer = mongoose.model("Customer", new mongoose.Schema({ email: String, passwordHash: String }));
        export async function load({ locals }) {
          const { email } = await Customer.findById(locals.user.id);
          return { email };
        }`,
    },
    {
      name: "an entity that leaves the password out by itself",
      path: "src/list.ts",
      code: list,
      files: entity("@Column({ select: false })"),
    },
    {
      name: "an entity that excludes it from what is sent",
      path: "src/list.ts",
      code: list,
      files: entity("@Exclude() @Column()"),
    },
    {
      name: "fields that are selected",
      code: find(`const user = await User.findById(req.user.id).select("-password");
  const other = await User.findOne({ email }, "name email");
  const third = await User.findOne({ email }, { password: 0 });
  res.json({ user, other, third });`),
      files: MODEL,
    },
    {
      name: "a schema that leaves it out by itself",
      code: find("res.json(await User.findById(req.user.id));"),
      files: { "src/models/user.ts": model("{ type: String, select: false }") },
    },
    {
      name: "a model with a form of its own for JSON",
      code: find("res.json(await User.findById(req.user.id));"),
      files: {
        "src/models/user.ts": model(
          "String",
          "schema.methods.toJSON = function () { return { email: this.email }; };",
        ),
      },
    },
    {
      name: "a field that is taken out before",
      code: find(`const user = await User.findById(req.user.id);
  user.password = undefined;
  res.json(user);`),
      files: MODEL,
    },
    {
      name: "the rest of a record",
      code: find(`const found = await User.findById(req.user.id);
  const { password, ...user } = found.toObject();
  res.json(user);`),
      files: MODEL,
    },
    {
      name: "Prisma with a selection",
      code: `export const show = async (req, res) => {
  const user = await prisma.user.create({ data: { email, password: hash }, select: { id: true } });
  const other = await prisma.user.findMany({ omit: { password: true } });
  res.json({ user, other });
};
`,
    },
    {
      name: "fields one by one",
      code: `export const login = async (req, res) => {
  const user = await prisma.user.findUnique({ where: { email } });
  if (!(await bcrypt.compare(req.body.password, user.password))) return res.sendStatus(401);
  res.json({ id: user.id, name: user.name, hasPassword: !!user.password });
};
`,
    },
    {
      name: "a record without a password",
      code: `export const show = async (req, res) => {
  const order = await Order.findById(req.params.id);
  const product = await prisma.product.findUnique({ where: { id } });
  const customer = await Customer.findOne({ where: { id } });
  res.json({ order, product, customer });
};
`,
    },
    {
      name: "a function that cleans it",
      code: `export const login = async (req, res) => {
  const user = await db.user.findUnique({ where: { email } });
  await verify(user.passwordHash, req.body.password);
  res.json(removeSecrets(user));
  res.render("account", { user });
};
`,
    },
  ],
  invalid: [
    {
      name: "a model whose schema has a password, whatever it is called",
      path: "src/show.js",
      code: authById,
      files: named("password: { type: String, required: true }"),
      findings: [{ at: "found" }],
    },
    {
      name: "Nuxt, with a model of another file",
      path: "server/api/account.get.ts",
      files: {
        "package.json": JSON.stringify({ dependencies: { nuxt: "4.0.0", mongoose: "8.0.0" } }),
        "server/models.ts": `import mongoose from "mongoose";
          export const Customer = mongoose.model("Customer", new mongoose.Schema({ email: String, passwordHash: String }));`,
      },
      code: `import { Customer } from "../models";
export default defineEventHandler(async (event) => {
  return Customer.findById(event.context.user.id);
});`,
      findings: [{ at: "Customer.findById(event.context.user.id)", message: "passwordHash" }],
    },
    {
      name: "Mongoose, by its model in another file",
      code: find("const user = await User.findById(req.user.id);\n  res.json({ user });"),
      files: MODEL,
      findings: [{ at: "user", message: "`password`", fixes: ["leave-out"] }],
      fixed: {
        "leave-out": find(
          "const user = await User.findById(req.user.id);\n  res.json({ user: { ...user.toObject(), password: undefined } });",
        ),
      },
    },
    {
      name: "without a variable, and in CommonJS",
      code: `const User = require("./models/User");
exports.list = async (req, res) => res.json(await User.find());
`,
      files: {
        "src/models/User.js": `const mongoose = require("mongoose");
const UserSchema = new mongoose.Schema({ email: String, password: String });
module.exports = User = mongoose.model("User", UserSchema);
`,
      },
      findings: [{ at: "await User.find()", fixes: [] }],
    },
    {
      name: "Prisma, whose password is compared here",
      code: `export const login = async (req, res) => {
  const user = await prisma.user.findUnique({ where: { email: String(req.body.email) } });
  if (!(await bcrypt.compare(req.body.password, user.passwordHash))) return res.sendStatus(401);
  return res.status(200).json(user);
};
`,
      findings: [{ at: "user", message: "`passwordHash`" }],
      fixed: {
        "leave-out": `export const login = async (req, res) => {
  const user = await prisma.user.findUnique({ where: { email: String(req.body.email) } });
  if (!(await bcrypt.compare(req.body.password, user.passwordHash))) return res.sendStatus(401);
  return res.status(200).json({ ...user, passwordHash: undefined });
};
`,
      },
    },
    {
      name: "a route of Next that makes an account",
      path: "src/app/api/register/route.ts",
      code: `import { NextResponse } from "next/server";
import { prisma } from "@/lib/prisma";
export async function POST(request: Request) {
  const { email, password } = await request.json();
  const user = await prisma.user.create({ data: { email, password: await hash(password) } });
  return NextResponse.json({ user }, { status: 201 });
}
`,
      findings: [{ at: "user", fixes: ["leave-out"] }],
    },
    {
      name: "a record that was saved",
      code: `const { User } = require("./user");
exports.register = async (req, res) => {
  const newUser = new User({ email: req.body.email, password: hash });
  const savedUser = await newUser.save();
  res.status(201).json(savedUser);
};
`,
      findings: [{ at: "savedUser" }],
    },
    {
      name: "TypeORM in a controller of Nest",
      code: `export class Register {
  constructor(@InjectRepository(User) private readonly users: Repository<User>) {}
  async register(@Body() dto: NewUser, @Res() res: Response) {
    const user = await this.users.save({ email: dto.email, password: await hash(dto.password) });
    return res.json(user);
  }
}
`,
      findings: [{ at: "user" }],
    },
    {
      name: "a promise",
      code: `import { User } from "./models/user";
export const show = (req, res) => {
  User.findOne({ _id: req.user.id }).then((user) => res.json({ success: true, user }));
};
`,
      files: MODEL,
      findings: [{ at: "user" }],
    },
    {
      name: "a function that sends it with a token",
      code: `import { sendToken } from "./send-token";
import { Account } from "./account";
export const login = async (req, res) => {
  const user = await Account.findOne({ email: String(req.body.email) }).select("+password");
  if (!(await user.matches(req.body.password))) return res.sendStatus(401);
  sendToken(user, 200, res);
};
`,
      files: {
        "src/send-token.ts":
          "export const sendToken = (user, status, res) => res.status(status).json({ success: true, user, token: user.token() });\n",
      },
      findings: [{ at: "user", message: "`password`" }],
    },
    {
      name: "entities of TypeORM",
      path: "src/list.ts",
      code: list,
      files: entity("@Column()"),
      findings: [{ at: "await users.find()" }, { at: "user", message: "`password`" }],
    },
    {
      name: "a record of MongoDB whose password is read elsewhere",
      code: `export const login = async (req, res) => {
  const customer = await db.customers.findOne({ email: String(req.body.email) });
  await bcrypt.compare(req.body.password, customer.password);
};
export const show = async (req, res) => {
  const customer = await db.customers.findOne({ _id: req.customer.id });
  res.json(customer);
};
`,
      findings: [{ at: "customer", fixes: [] }],
    },
    {
      name: "Sequelize",
      code: `export const reset = async (req, reply) => {
  const account = await User.findByPk(req.user.id);
  account.passwordHash = await hash(req.body.password);
  await account.save();
  reply.send(account);
};
`,
      findings: [{ at: "account", fixes: ["leave-out"] }],
    },
  ],
});
