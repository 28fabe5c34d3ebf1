import { describe, expect, it } from "vitest";
import { rule } from "../../../src/rules/backups/dump-in-repo/rule.ts";
import { trackedFindings } from "../../harness/tracked-findings.ts";

const ROW = "INSERT INTO `customer` VALUES (1,'Ada','ada@lovelace-tea.com');\n";
const DUMP = "-- MySQL dump 10.13  Distrib 8.0.41\n";

const found = (files: Readonly<Record<string, string>>, tracked?: readonly string[]) =>
  trackedFindings([rule], files, tracked).map(({ file, level, message }) => [
    file,
    level,
    message.slice(0, 60),
  ]);

describe("dump-in-repo", () => {
  describe("stays silent", () => {
    it.each([
      ["a migration", { "prisma/migrations/0_init/migration.sql": ROW }],
      ["migrations of another tool", { "drizzle/0001_gray.sql": ROW, "db/migrate/1.sql": ROW }],
      [
        "seeds and samples",
        { "db/seed.sql": ROW, "seeds/customers.sql": ROW, "db/sample-data.sql": ROW },
      ],
      ["a schema", { "db/tables.sql": `${DUMP}CREATE TABLE customer (email text);` }],
      ["a query", { "reports/customers.sql": "SELECT email FROM customer" }],
      ["rows without people", { "db/vat.sql": "INSERT INTO vat VALUES (19);" }],
      [
        "addresses that are made up",
        { "db/a.sql": "INSERT INTO customer VALUES ('a@example.com');" },
      ],
      ["fixtures of tests", { "test/fixtures/shop.sqlite": "", "e2e/dump.rdb": "" }],
      ["an archive of something else", { "assets/dummy.zip": "", "releases/theme.tar.gz": "" }],
      ["older versions of code", { "backup/account.jsx.bak": "", "app/page.tsx.bak": "" }],
      ["what an editor remembers", { ".vs/slnx.sqlite": "", ".idea/shelf.db": "" }],
      ["a list that comes with a program", { "lib/geo-city.db": "", "data/thumbs.db": "" }],
      [
        "products and translations",
        { "products.csv": "a,b\n", "translations/de/account.csv": "a\n" },
      ],
      ["an export without addresses", { "orders_export.csv": "Name,Total\n#1,2\n" }],
    ])("%s", (_name, files) => {
      expect(found(files)).toEqual([]);
    });

    it("files that are not tracked", () => {
      expect(found({ "dump.rdb": "" }, [])).toEqual([]);
    });

    it("what is served, which is another rule's business", () => {
      expect(found({ "public/backup.sql": DUMP + ROW })).toEqual([]);
    });
  });

  describe("reports", () => {
    it.each([
      ["a dump with people", { "db/new/backup.sql": DUMP + ROW }, "warning"],
      [
        "rows of Postgres",
        { "db/live.sql": "COPY public.users (id, mail) FROM stdin;\n1\tada@tea.eu\n" },
        "warning",
      ],
      [
        "a dump of the catalogue",
        { "db/shop.sql": `${DUMP}INSERT INTO product VALUES (1);` },
        "information",
      ],
      ["a database of development", { "prisma/dev.sqlite": "" }, "warning"],
      ["Redis", { "dump.rdb": "" }, "warning"],
      [
        "the customers of a Shopify store",
        { "data/customers_export.csv": "Name,Email\nA,a@tea.eu\nB,b@tea.eu\nC,c@tea.eu\n" },
        "warning",
      ],
      ["a packed dump", { "backups/2024-01-01.sql.gz": "" }, "warning"],
      ["an archive", { "backups/shop-backup-2024.tar.gz": "" }, "information"],
    ])("%s", (_name, files, level) => {
      expect(found(files).map(([file, each]) => [file, each])).toEqual([
        [Object.keys(files)[0], level],
      ]);
    });

    it("the data of MySQL once", () => {
      const files = {
        ".docker/data/mysql/shop/orders.frm": "",
        ".docker/data/mysql/shop/orders.ibd": "",
        ".docker/data/mysql/sys/session.frm": "",
      };
      expect(found(files).map(([file]) => file)).toEqual([".docker/data/mysql/shop/orders.frm"]);
    });

    it("a folder of MongoDB once", () => {
      const files = { "dump/shop/orders.bson": "", "dump/shop/users.bson": "" };
      expect(found(files).map(([file]) => file)).toEqual(["dump/shop/orders.bson"]);
    });
  });
});
