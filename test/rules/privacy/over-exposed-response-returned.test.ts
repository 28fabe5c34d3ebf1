import { describe, expect, it } from "vitest";
import { rule } from "../../../src/rules/privacy/over-exposed-response/rule.ts";
import { projectFindings } from "../../harness/project-findings.ts";
import { testRule } from "../../harness/rule-tester.ts";

const USER = `import { Column, Entity, PrimaryGeneratedColumn } from "typeorm";
@Entity()
export class User {
  @PrimaryGeneratedColumn() id: number;
  @Column() email: string;
  @Column() passwordHash: string;
}
`;
const SERVICE = `import { Injectable } from "@nestjs/common";
import { InjectRepository } from "@nestjs/typeorm";
import { Repository } from "typeorm";
import { User } from "./user.entity";
@Injectable()
export class UsersService {
  constructor(@InjectRepository(User) private readonly users: Repository<User>) {}
  async all() {
    return this.users.find();
  }
  async one(id: number) {
    const user = await this.users.findOneBy({ id });
    if (!user) throw new Error();
    return user;
  }
  async names() {
    return this.users.find({ select: { email: true } });
  }
  async rename(id: number, email: string) {
    return this.users.update(id, { email });
  }
  async shown(id: number) {
    const { passwordHash, ...user } = await this.users.findOneBy({ id });
    return user;
  }
}
`;
const controller = (
  methods: string,
  above = "",
): string => `import { Body, Controller, Get, Param, Post, Res, UseInterceptors, ClassSerializerInterceptor } from "@nestjs/common";
import { UsersService } from "./users.service";
${above}@Controller("users")
export class UsersController {
  constructor(private readonly usersService: UsersService) {}
${methods}
}
`;
const FILES = { "src/user.entity.ts": USER, "src/users.service.ts": SERVICE };
const path = "src/users.controller.ts";

const SQL = `import { pool } from "./db";
export const register = async (req, res) => {
  await pool.query("INSERT INTO users (email, password_hash) VALUES ($1, $2)", [req.body.email, hash]);
  res.end();
};
`;

testRule(rule, {
  valid: [
    {
      name: "Nest: fields that are chosen, or taken out on the way",
      path,
      files: FILES,
      code: controller(`  @Get() names() { return this.usersService.names(); }
  @Get(":id") shown(@Param("id") id: string) { return this.usersService.shown(+id); }
  @Get("count") async count() { const all = await this.usersService.all(); return all.length; }
  @Get("ids") async ids() { const user = await this.usersService.one(1); return { id: user.id }; }
  @Post(":id") rename(@Param("id") id: string) { return this.usersService.rename(+id, "new"); }
  @Get("cleaned") async cleaned() { const user = await this.usersService.one(1); clean(user); return user; }`),
    },
    {
      name: "Nest: an interceptor for what is sent, the response itself, and a method that is no route",
      path,
      files: FILES,
      code: controller(`  @UseInterceptors(HidePasswords) @Get() all() { return this.usersService.all(); }
  @Get("self") self(@Res() res) { res.json({}); return this.usersService.one(1); }
  helper() { return this.usersService.all(); }`),
    },
    {
      name: "Nest: an entity that leaves the field out",
      path,
      files: {
        ...FILES,
        "src/user.entity.ts": USER.replace(
          "@Column() passwordHash",
          "@Column({ select: false }) passwordHash",
        ),
      },
      code: controller("  @Get() all() { return this.usersService.all(); }"),
    },
    {
      name: "Nest: an entity that leaves the field out, which the service sets elsewhere",
      path,
      files: {
        ...FILES,
        "src/user.entity.ts": USER.replace(
          "@Column() passwordHash",
          "@Column({ select: false }) passwordHash",
        ),
        "src/users.service.ts": SERVICE.replace(
          "  async names()",
          `  async change(id: number, password: string) {
    const user = await this.users.findOneBy({ id });
    user.passwordHash = await hash(password);
    await this.users.save(user);
  }
  async names()`,
        ),
      },
      code: controller(
        '  @Get(":id") one(@Param("id") id: string) { return this.usersService.one(+id); }',
      ),
    },
    {
      name: "SQL: columns by name, other tables, rows that are changed",
      code: `${SQL}export const list = async (req, res) => {
  const { rows } = await pool.query("SELECT id, email FROM users");
  const products = await pool.query("SELECT * FROM products");
  const all = await pool.query("SELECT * FROM users");
  const one = await pool.query("SELECT * FROM users WHERE id = $1", [req.user.id]);
  delete one.rows[0].password_hash;
  res.json({ rows, products: products.rows, names: all.rows.map((each) => each.email), one: one.rows[0] });
};
`,
    },
    {
      name: "SQL: a table without a password",
      code: `import { pool } from "./db";
export const list = async (req, res) => {
  await pool.query("INSERT INTO customers (email, phone) VALUES ($1, $2)", [email, phone]);
  const { rows } = await pool.query("SELECT * FROM customers");
  res.json(rows);
};
`,
    },
  ],
  invalid: [
    {
      name: "Nest: what a service returns of a repository",
      path,
      files: FILES,
      code: controller(`  @Get() all() { return this.usersService.all(); }
  @Get(":id") async one(@Param("id") id: string) {
    const user = await this.usersService.one(+id);
    return { user };
  }`),
      findings: [
        { at: "this.usersService.all()", level: "warning", message: "`passwordHash`", fixes: [] },
        { at: "user", message: "`passwordHash`" },
      ],
    },
    {
      name: "Nest: a schema of Mongoose, asked for in the controller",
      path,
      files: {
        "src/user.schema.ts": `import { Prop, Schema } from "@nestjs/mongoose";
@Schema()
export class User { @Prop() email: string; @Prop() password: string; }
`,
      },
      code: `import { Controller, Get } from "@nestjs/common";
import { InjectModel } from "@nestjs/mongoose";
import { Model } from "mongoose";
import { User } from "./user.schema";
@Controller("users")
export class UsersController {
  constructor(@InjectModel(User.name) private readonly userModel: Model<User>) {}
  @Get() async all() { return await this.userModel.find().exec(); }
}
`,
      findings: [{ at: "await this.userModel.find().exec()", message: "`password`" }],
    },
    {
      name: "SQL: all columns of users",
      code: `${SQL}export const list = async (req, res) => {
  const { rows } = await pool.query("SELECT * FROM users ORDER BY id");
  res.json({ rows });
};
export const one = async (req, res) => {
  const result = await pool.query("SELECT * FROM users WHERE id = $1", [req.user.id]);
  res.json(result.rows[0]);
};
`,
      findings: [
        { at: "rows", message: "`password_hash`", fixes: [] },
        { at: "result.rows[0]", message: "`password_hash`" },
      ],
    },
    {
      name: "SQL: what an insertion gives back",
      code: `import { db } from "./db";
export const register = async (req, res) => {
  const made = await db.query("INSERT INTO customers (email, password) VALUES ($1, $2) RETURNING *", [email, hash]);
  res.status(201).json({ customer: made.rows[0] });
};
`,
      findings: [{ at: "made.rows[0]", message: "`password`" }],
    },
    {
      name: "SQL: mysql2 and better-sqlite3",
      code: `import Database from "better-sqlite3";
const db = new Database("shop.db");
db.exec("CREATE TABLE IF NOT EXISTS users (id INTEGER, email TEXT, password TEXT)");
export const one = async (req, res) => {
  const [rows] = await connection.execute("SELECT * FROM users WHERE id = ?", [req.user.id]);
  res.json(rows[0]);
};
export const all = (req, res) => res.json(db.prepare("SELECT * FROM users").all());
`,
      findings: [{ at: "rows[0]" }, { at: 'db.prepare("SELECT * FROM users").all()' }],
    },
  ],
});

describe("models of Prisma in a service of Nest", () => {
  it("say what a controller returns", () => {
    const found = projectFindings(rule, {
      "package.json": '{"dependencies":{"@nestjs/core":"11.0.0","@prisma/client":"6.2.1"}}',
      "prisma/schema.prisma": "model User {\n  id Int @id\n  email String\n  password String\n}\n",
      "src/users.service.ts": `import { PrismaService } from "./prisma.service";
export class UsersService {
  constructor(private readonly prisma: PrismaService) {}
  all() { return this.prisma.user.findMany(); }
  names() { return this.prisma.user.findMany({ select: { email: true } }); }
}
`,
      [path]: controller(`  @Get() all() { return this.usersService.all(); }
  @Get("names") names() { return this.usersService.names(); }`),
    }).map(({ underlined, message }) => `${underlined}: ${message}`);
    expect(found).toEqual([
      "this.usersService.all(): `the record` is sent as it is stored, with `password` in it.",
    ]);
  });
});
