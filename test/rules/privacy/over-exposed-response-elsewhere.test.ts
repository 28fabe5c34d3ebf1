import { rule } from "../../../src/rules/privacy/over-exposed-response/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

const list = (sql: string): string => `import express from "express";
import { pool } from "./db";
const app = express();
app.get("/customers", async (req, res) => {
  const { rows } = await pool.query("${sql}");
  res.json(rows);
});
`;
const TABLE =
  "CREATE TABLE IF NOT EXISTS customers (\n  id serial PRIMARY KEY,\n  email text,\n  password_hash text NOT NULL\n);\n";
const migration = (columns: string): Readonly<Record<string, string>> => ({
  "migrations/001-customers.js": `exports.up = (pool) => pool.query("CREATE TABLE customers (${columns})");\n`,
});

const CONTROLLER = `import { Controller, Get } from "@nestjs/common";
import { UsersService } from "./users.service";
@Controller("users")
export class UsersController {
  constructor(private readonly users: UsersService) {}
  @Get() all() { return this.users.all(); }
}
`;
const nest = (main: string, interceptor = ""): Readonly<Record<string, string>> => ({
  "src/main.ts": `import { NestFactory } from "@nestjs/core";
import { AppModule } from "./app.module";
import { Answers } from "./answers.interceptor";
const app = await NestFactory.create(AppModule);
${main}
await app.listen(3000);
`,
  "src/answers.interceptor.ts": interceptor,
  "src/user.entity.ts":
    'import { Column, Entity, PrimaryGeneratedColumn } from "typeorm";\n@Entity()\nexport class User { @PrimaryGeneratedColumn() id: number; @Column() password: string; }\n',
  "src/users.service.ts": `import { InjectRepository } from "@nestjs/typeorm";
import { Repository } from "typeorm";
import { User } from "./user.entity";
export class UsersService {
  constructor(@InjectRepository(User) private readonly users: Repository<User>) {}
  async all() { return this.users.find(); }
}
`,
});
const interceptor = (body: string): string =>
  `import { map } from "rxjs";\nexport class Answers { intercept(context, next) { return next.handle().pipe(map((data) => ${body})); } }\n`;
const path = "src/users.controller.ts";

testRule(rule, {
  valid: [
    {
      name: "SQL: columns by name",
      code: list("SELECT id, email FROM customers"),
      files: { "schema.sql": TABLE },
    },
    { name: "SQL: a table that nothing describes", code: list("SELECT * FROM customers") },
    {
      name: "SQL: a table without a password",
      code: list("SELECT * FROM customers"),
      files: migration("id serial, email text"),
    },
    {
      name: "SQL: another table",
      code: list("SELECT * FROM products"),
      files: { "schema.sql": TABLE },
    },
    {
      name: "Nest: an interceptor before all routes that takes the password out",
      path,
      code: CONTROLLER,
      files: nest(
        "app.useGlobalInterceptors(new Answers());",
        interceptor("({ ...data, password: undefined })"),
      ),
    },
    {
      name: "Nest: an interceptor of a package that says that it serializes",
      path,
      code: CONTROLLER,
      files: nest("app.useGlobalInterceptors(new ZodSerializerInterceptor(app.get(Reflector)));"),
    },
    {
      name: "Nest: an interceptor of any name and in any file that makes something else of answers",
      path,
      code: CONTROLLER,
      files: {
        ...nest(""),
        "src/main.ts": `import { NestFactory } from "@nestjs/core";
import { AppModule } from "./app.module";
import { Public } from "./common/public-view";
const app = await NestFactory.create(AppModule);
app.useGlobalInterceptors(new Public());
`,
        "src/common/public-view.ts": `import { map } from "rxjs";
import { view } from "./view";
export class Public { intercept(context, next) { return next.handle().pipe(map((data) => view(data))); } }
`,
      },
    },
    {
      name: "Nest: an interceptor before one route that makes something else of it",
      path,
      code: CONTROLLER.replace("@Get()", "@UseInterceptors(Answers) @Get()")
        .replace("Controller, Get", "Controller, Get, UseInterceptors")
        .replace("@Controller(", 'import { Answers } from "./answers.interceptor";\n@Controller('),
      files: nest("", interceptor("publicView(data)")),
    },
  ],
  invalid: [
    {
      name: "Nest: an interceptor before one route that looks on",
      path,
      code: CONTROLLER.replace("@Get()", "@UseInterceptors(Answers, CacheInterceptor) @Get()")
        .replace("Controller, Get", "Controller, Get, UseInterceptors")
        .replace(
          "@Controller(",
          'import { Answers } from "./answers.interceptor";\nimport { CacheInterceptor } from "@nestjs/cache-manager";\n@Controller(',
        ),
      files: nest(
        "",
        `import { tap } from "rxjs";\nexport class Answers { intercept(context, next) { return next.handle().pipe(tap(() => log(context))); } }\n`,
      ),
      findings: [{ at: "this.users.all()" }],
    },
    {
      name: "SQL: the table is made in a file of SQL",
      code: list("SELECT * FROM customers"),
      files: { "schema.sql": TABLE },
      findings: [{ at: "rows", message: "`password_hash`" }],
    },
    {
      name: "SQL: the table is made in a migration",
      code: list("SELECT * FROM customers ORDER BY id"),
      files: migration("id serial, password text"),
      findings: [{ at: "rows", message: "`password`" }],
    },
    {
      name: "Nest: an interceptor before all routes that only wraps",
      path,
      code: CONTROLLER,
      files: nest(
        "app.useGlobalInterceptors(new Answers());",
        interceptor("({ data, at: Date.now() })"),
      ),
      findings: [{ at: "this.users.all()", message: "`password`" }],
    },
    {
      name: "Nest: one that leaves out what entities mark, and nothing is marked",
      path,
      code: CONTROLLER,
      files: nest("app.useGlobalInterceptors(new ClassSerializerInterceptor(app.get(Reflector)));"),
      findings: [{ at: "this.users.all()" }],
    },
  ],
});
