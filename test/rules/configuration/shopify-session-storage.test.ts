import { describe, expect, it } from "vitest";
import { rule } from "../../../src/rules/configuration/shopify-session-storage/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";
import { trackedFindings } from "../../harness/tracked-findings.ts";

const MEMORY = `import { MemorySessionStorage } from "@shopify/shopify-app-session-storage-memory";\n`;

testRule(rule, {
  valid: [
    {
      name: "memory while it is built",
      code: `${MEMORY}export const storage = process.env.BUILDING ? new MemorySessionStorage() : redis;`,
    },
    {
      name: "memory in development",
      code: `${MEMORY}if (process.env.NODE_ENV !== "production") use(new MemorySessionStorage());`,
    },
    {
      name: "tests",
      path: "test/app.test.ts",
      code: `${MEMORY}const storage = new MemorySessionStorage();`,
    },
    {
      name: "a database server",
      code: `import { PostgreSQLSessionStorage } from "@shopify/shopify-app-session-storage-postgresql"; new PostgreSQLSessionStorage(url);`,
    },
    {
      name: "a class of the project's own",
      code: `import { MemorySessionStorage } from "./storage"; new MemorySessionStorage();`,
    },
  ],
  invalid: [
    {
      name: "memory",
      code: `${MEMORY}export const shopify = shopifyApp({ sessionStorage: new MemorySessionStorage() });`,
      findings: [{ at: "new MemorySessionStorage()", level: "information" }],
    },
    {
      name: "a file, in CommonJS",
      path: "src/shopify.js",
      code: `const { SQLiteSessionStorage } = require("@shopify/shopify-app-session-storage-sqlite");
module.exports = new SQLiteSessionStorage("sessions.db");`,
      findings: [{ at: `new SQLiteSessionStorage("sessions.db")`, message: "in a file" }],
    },
    {
      name: "the older library",
      code: `import { Shopify } from "@shopify/shopify-api";
Shopify.Context.initialize({ SESSION_STORAGE: new Shopify.Session.SQLiteSessionStorage("a.db") });`,
      findings: [{ at: `new Shopify.Session.SQLiteSessionStorage("a.db")` }],
    },
  ],
});

describe("the sessions of Prisma", () => {
  const app = '{ "dependencies": { "@shopify/shopify-app-remix": "3.0.0" } }';
  const schema = (
    provider: string,
    model = "model Session {\n  id String @id\n  accessToken String\n}",
  ) => `datasource db {\n  provider = "${provider}"\n  url = "file:dev.sqlite"\n}\n${model}\n`;
  const found = (manifest: string, text: string) =>
    trackedFindings([rule], { "package.json": manifest, "prisma/schema.prisma": text }).map(
      ({ file, range }) => [file, text.slice(range.start, range.end)],
    );

  it("are reported in SQLite", () => {
    expect(found(app, schema("sqlite"))).toEqual([["prisma/schema.prisma", 'provider = "sqlite"']]);
  });

  it("are fine in a server, in other programs, and where they are not kept", () => {
    expect(found(app, schema("postgresql"))).toEqual([]);
    expect(found("{}", schema("sqlite"))).toEqual([]);
    expect(found(app, schema("sqlite", "model Quote { id String @id }"))).toEqual([]);
  });
});
