import { describe, expect, it } from "vitest";
import { rule } from "../../../src/rules/configuration/evershop-config-insecure/rule.ts";
import { trackedFindings } from "../../harness/tracked-findings.ts";

const STORE = { "package.json": '{ "dependencies": { "@evershop/evershop": "2.2.1" } }' };
const CONFIG = '{ "shop": { "language": "en" }, "system": { "theme": "tea" } }';
const SECRET = '{ "system": { "session": { "cookieSecret": "SESSION_SECRET" } } }';

const found = (files: Readonly<Record<string, string>>) =>
  trackedFindings([rule], files).map(({ file, level, range }) => [
    file,
    level,
    files[file]?.slice(range.start, range.end),
  ]);

describe("evershop-config-insecure", () => {
  it.each([
    [
      "a secret of the environment",
      {
        ...STORE,
        "config/default.json": CONFIG,
        "config/custom-environment-variables.json": SECRET,
      },
    ],
    [
      "a secret of production",
      { ...STORE, "config/default.json": CONFIG, "config/production.json": SECRET },
    ],
    ["an extension", { ...STORE, "src/index.ts": "" }],
    ["another program", { "package.json": "{}", "config/default.json": CONFIG }],
    ["a broken file", { ...STORE, "config/default.json": '{ "system": ' }],
    [
      "a database in the same network",
      { ...STORE, ".env": "DB_HOST=postgres\nDB_SSLMODE=disable\n", "config/default.json": SECRET },
    ],
    [
      "a connection that is encrypted",
      {
        ...STORE,
        ".env": "DB_HOST=db.tea.eu\nDB_SSLMODE=require\n",
        "config/default.json": SECRET,
      },
    ],
    [
      "a template",
      {
        ...STORE,
        ".env.example": "DB_HOST=db.tea.eu\nDB_SSLMODE=disable\n",
        "config/default.json": SECRET,
      },
    ],
    [
      "secrets of tokens that are long, empty, from elsewhere, or of another name",
      {
        ...STORE,
        "config/default.json": SECRET,
        ".env":
          "JWT_ADMIN_SECRET=pN4wq8Zt1kVx7LrB\nJWT_CUSTOMER_SECRET=\nJWT_ADMIN_REFRESH_SECRET=${VAULT}\nJWT_SECRET=k3v9\n",
      },
    ],
    [
      "secrets of tests and templates",
      {
        ...STORE,
        "config/default.json": SECRET,
        ".env.test": "JWT_ADMIN_SECRET=k3v9q\n",
        ".env.example": "JWT_ADMIN_SECRET=k3v9q\n",
      },
    ],
  ])("stays silent: %s", (_name, files) => {
    expect(found(files)).toEqual([]);
  });

  it("reports a store without a secret, once", () => {
    const files = { ...STORE, "config/default.json": CONFIG, "config/production.json": CONFIG };
    expect(found(files)).toEqual([["config/default.json", "warning", "theme"]]);
  });

  it("reports a store of a workspace", () => {
    const files = {
      "apps/shop/package.json": STORE["package.json"],
      "apps/shop/config/production.json": "{}",
    };
    expect(found(files)).toEqual([["apps/shop/config/production.json", "warning", "{"]]);
  });

  it("reports a database that everybody on the way can read", () => {
    const files = {
      ...STORE,
      "config/default.json": SECRET,
      ".env": "DB_HOST=db.tea.eu\nDB_SSLMODE=disable\n",
    };
    expect(found(files)).toEqual([[".env", "warning", "disable"]]);
    const unverified = { ...files, ".env": "DB_HOST=db.tea.eu\nDB_SSLMODE=no-verify\n" };
    expect(found(unverified)).toEqual([[".env", "warning", "no-verify"]]);
    const near = { ...files, ".env": "DB_HOST=postgres\nDB_SSLMODE=no-verify\n" };
    expect(found(near)).toEqual([]);
  });

  it("reports secrets of tokens that can be tried", () => {
    const files = {
      ...STORE,
      "config/default.json": SECRET,
      ".env": "JWT_ADMIN_SECRET=k3v9qz71\nJWT_CUSTOMER_REFRESH_SECRET='tea-7Qx2'\n",
    };
    expect(found(files)).toEqual([
      [".env", "warning", "k3v9qz71"],
      [".env", "warning", "tea-7Qx2"],
    ]);
  });

  it("lists extensions from elsewhere", () => {
    const config = `{ "system": { "session": { "cookieSecret": "x" }, "extensions": [{ "name": "a", "resolve": "../a" }, { "name": "b", "resolve": "extensions/b" }] } }`;
    expect(found({ ...STORE, "config/default.json": config })).toEqual([
      ["config/default.json", "information", "../a"],
    ]);
  });

  it("reports secrets of tokens that are one", () => {
    const secret = "pN4wq8Zt1kVx7LrB2mYs";
    const files = {
      ...STORE,
      "config/default.json": SECRET,
      ".env": `JWT_ADMIN_SECRET=${secret}\nJWT_CUSTOMER_SECRET=${secret}\nJWT_ADMIN_REFRESH_SECRET=o${secret}\n`,
    };
    expect(found(files)).toEqual([[".env", "warning", secret]]);
    const finding = trackedFindings([rule], files)[0];
    expect(finding?.message).toContain("JWT_CUSTOMER_SECRET");
    expect(finding?.message).not.toContain(secret);
  });

  it("lists extensions that are switched off and lie in the project", () => {
    const extension = (name: string, resolve: string) =>
      `{ "name": "${name}", "resolve": "${resolve}", "enabled": false }`;
    const config = `{ "system": { "session": { "cookieSecret": "x" }, "extensions": [${extension("a", "extensions/a")}, ${extension("b", "node_modules/b")}, ${extension("c", "extensions/c")}] } }`;
    expect(
      found({ ...STORE, "config/default.json": config, "extensions/a/src/index.js": "" }),
    ).toEqual([["config/default.json", "information", "false"]]);
  });
});
