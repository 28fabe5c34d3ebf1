import { rule } from "../../../src/rules/configuration/debug-in-production/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

const scripts = (own: Readonly<Record<string, string>>): string => JSON.stringify({ scripts: own });

testRule(rule, {
  valid: [
    {
      name: "tables that are made where they are missing, by tests, and by a function that resets",
      code: `import { Sequelize } from "sequelize";
const sequelize = new Sequelize(process.env.DATABASE_URL);
await sequelize.sync();
if (process.env.NODE_ENV === "test") await sequelize.sync({ force: true });
export async function resetDatabase() { await sequelize.sync({ force: true }); }
await folder.sync({ force: true });
export const db = { type: "postgres", dropSchema: process.env.NODE_ENV === "test" };`,
    },
    {
      name: "a program that fills the tables anew, and serves nobody",
      path: "src/config/make-tables.ts",
      code: `import { Sequelize } from "sequelize";
import { seedProducts, seedUsers } from "./data";
const database = new Sequelize(process.env.DATABASE_URL);
const make = async () => {
  await database.sync({ force: true });
  await seedProducts();
  await seedUsers();
};
make();`,
    },
    {
      name: "a stage for developers that stands last",
      path: "Dockerfile",
      code: 'FROM node:24-alpine AS base\nWORKDIR /app\nFROM base AS production\nENV NODE_ENV=production\nCMD ["node", "main.js"]\nFROM base AS development\nENV NODE_ENV=development\nCMD ["npm", "run", "dev"]\n',
    },
    {
      name: "a program that writes types",
      path: "utils/generate-types.ts",
      code: `export const options = { type: "postgres", synchronize: true };`,
    },
    {
      name: "a stage of development, which is not the last",
      path: "Dockerfile",
      code: 'FROM node AS dev\nENV NODE_ENV=development\nCMD ["pnpm", "dev"]\nFROM node AS runner\nENV NODE_ENV=production\nCMD node a.js\n',
    },
    {
      name: "an image of development",
      path: "Dockerfile.dev",
      code: "FROM node\nENV NODE_ENV=development\nCMD npm run dev\n",
    },
    {
      name: "the usual compose file of a developer",
      path: "docker-compose.yml",
      code: "services:\n  a:\n    environment:\n      NODE_ENV: development\n",
    },
    { name: "a local file of variables", path: ".env", code: "NODE_ENV=development\n" },
    {
      name: "a start script beside one for production",
      path: "package.json",
      code: scripts({ start: "nodemon a.js", "start:prod": "node a.js" }),
    },
    {
      name: "a front end that is built",
      path: "package.json",
      code: scripts({ start: "webpack-dev-server", build: "webpack" }),
    },
    {
      name: "a plug-in that starts its tests",
      path: "package.json",
      code: scripts({ start: "nodemon --exec ts-node test/dev-server.ts" }),
    },
    {
      name: "TypeORM in development only",
      code: `export const db = { type: "postgres", synchronize: process.env.NODE_ENV !== "production" };`,
    },
    {
      name: "TypeORM that logs errors, all of it in development, and another log",
      code: `export const db = { type: "postgres", logging: ["error"] };
export const dev = { type: "postgres", logging: process.env.NODE_ENV === "development" ? "all" : false };
export const server = { logging: "all" };
export const other = { dialect: "postgres", logging: true };
export const schema = { type: "mysql", logging: ["error", "schema", "migration"] };`,
    },
    {
      name: "a database without tables",
      code: `export const db = { type: "mongodb", url, synchronize: true };`,
    },
    {
      name: "the error handler where a setting of the application or of Nest says development",
      code: `import errorhandler from "errorhandler";
        if (this.app.get("environment") === "development") app.use(errorhandler());
        if (config.get("NODE_ENV") === "development") app.use(errorhandler());
        if (config.get<string>("app.env") !== "production") app.use(errorhandler());`,
    },
    {
      name: "a database of tests in memory, and another synchronize",
      code: `export const db = { type: "better-sqlite3", synchronize: true }; export const job = { synchronize: true };`,
    },
    {
      name: "a configuration of tests",
      path: "test/vendure-config.ts",
      code: `export const config = { dbConnectionOptions: { type: "postgres", synchronize: true } };`,
    },
    {
      name: "a run that fills a new database",
      code: `await bootstrap({ ...config, dbConnectionOptions: { ...config.dbConnectionOptions, synchronize: true } });`,
    },
    {
      name: "a script",
      path: "scripts/schema.ts",
      code: `export const db = { type: "postgres", synchronize: true };`,
    },
    {
      name: "the error handler in development",
      code: `import errorhandler from "errorhandler"; if (process.env.NODE_ENV === "development") app.use(errorhandler());`,
    },
  ],
  invalid: [
    {
      name: "tables that a server fills anew at each start",
      code: `import { Sequelize } from "sequelize";
import { seedProducts } from "./data";
import app from "./app";
const database = new Sequelize(process.env.DATABASE_URL);
async function start() {
  await database.sync({ force: true });
  await seedProducts();
  app.listen(3000);
}
start();`,
      findings: [{ at: "force: true", level: "error", fixes: ["only-in-development"] }],
    },
    {
      name: "tables that are emptied at each start",
      code: `import { Sequelize } from "sequelize";
import { DataSource } from "typeorm";
export const db = new DataSource({ type: "postgres", url, dropSchema: true });
const sequelize = new Sequelize(process.env.DATABASE_URL);
sequelize.sync({ force: true }).then(() => app.listen(3000));`,
      findings: [
        { at: "dropSchema: true", level: "error", fixes: ["only-in-development"] },
        { at: "force: true", level: "error", fixes: ["only-in-development"] },
      ],
    },
    {
      name: "an image",
      path: "Dockerfile",
      code: 'FROM node:24\nENV NODE_ENV="development" PORT=3000\nCMD ["node", "a.js"]\n',
      findings: [{ at: 'NODE_ENV="development"', level: "warning", fixes: ["use-production"] }],
      fixed: {
        "use-production":
          'FROM node:24\nENV NODE_ENV="production" PORT=3000\nCMD ["node", "a.js"]\n',
      },
    },
    {
      name: "an image that starts a server for developers",
      path: "apps/web/Dockerfile",
      code: 'FROM node:24\nCMD ["npm", "run", "dev"]\n'.replace(
        '"npm", "run", "dev"',
        '"next", "dev", "-p", "80"',
      ),
      findings: [{ at: '["next", "dev", "-p", "80"]', message: "next dev" }],
    },
    {
      name: "variables and services of production",
      path: "docker-compose.prod.yml",
      code: "services:\n  a:\n    environment:\n      - NODE_ENV=development\n",
      findings: [{ at: "NODE_ENV=development" }],
    },
    {
      name: "a file of production",
      path: ".env.production",
      code: "NODE_ENV=development\nPORT=1\n",
      findings: [{ at: "NODE_ENV=development" }],
      fixed: { "use-production": "NODE_ENV=production\nPORT=1\n" },
    },
    {
      name: "the only start script",
      path: "package.json",
      code: scripts({ start: "nodemon --exec ts-node index.ts", test: "vitest" }),
      findings: [{ at: "nodemon --exec ts-node index.ts", level: "information" }],
    },
    {
      name: "a script that is called production",
      path: "package.json",
      code: scripts({
        build: "tsc",
        start: "node a.js",
        production: "nodemon --exec ts-node a.ts",
      }),
      findings: [{ at: "nodemon --exec ts-node a.ts", level: "warning", message: "production" }],
    },
    {
      name: "TypeORM",
      code: `import { TypeOrmModule } from "@nestjs/typeorm";
export const db = TypeOrmModule.forRoot({ type: "mysql", host, synchronize: true });`,
      findings: [{ at: "synchronize: true", fixes: ["only-in-development"] }],
      fixed: {
        "only-in-development": `import { TypeOrmModule } from "@nestjs/typeorm";
export const db = TypeOrmModule.forRoot({ type: "mysql", host, synchronize: process.env.NODE_ENV !== "production" });`,
      },
    },
    {
      name: "Vendure, with options of a variable",
      path: "src/vendure-config.js",
      code: `module.exports = { dbConnectionOptions: { ...options, synchronize: true } };`,
      findings: [{ at: "synchronize: true" }],
    },
    {
      name: "TypeORM that logs every query",
      code: `import { DataSource } from "typeorm";
export const db = new DataSource({ type: "postgres", url, logging: "all" });`,
      findings: [{ at: 'logging: "all"', level: "warning", fixes: ["log-errors"] }],
      fixed: {
        "log-errors": `import { DataSource } from "typeorm";
export const db = new DataSource({ type: "postgres", url, logging: ["error", "warn"] });`,
      },
    },
    {
      name: "TypeORM that logs every query, said in its other ways",
      code: `export const one = { type: "postgres", logging: true };
export const other = { type: "mysql", logging: ["query", "error"] };`,
      findings: [
        { at: "logging: true", level: "warning", fixes: ["log-errors"] },
        { at: 'logging: ["query", "error"]' },
      ],
      fixed: {
        "log-errors": `export const one = { type: "postgres", logging: ["error", "warn"] };
export const other = { type: "mysql", logging: ["query", "error"] };`,
      },
    },
    {
      name: "the error handler where another setting decides",
      code: `const errorhandler = require("errorhandler"); if (config.get("theme") === "development") app.use(errorhandler());`,
      findings: [{ at: "errorhandler()" }],
    },
    {
      name: "the error handler of development",
      code: `const errorhandler = require("errorhandler"); app.use(errorhandler());`,
      findings: [{ at: "errorhandler()" }],
    },
  ],
});
