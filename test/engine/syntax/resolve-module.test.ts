import { describe, expect, it } from "vitest";
import { createResolver } from "../../../src/engine/syntax/resolve-module.ts";

function resolverOf(...paths: string[]) {
  const asked: string[] = [];
  const resolve = createResolver({
    read: () => undefined,
    exists: (path) => {
      asked.push(path);
      return paths.includes(path);
    },
  }).resolve;
  return { resolve, asked };
}

describe("a relative specifier", () => {
  it.each([
    ["./b", ["src/b.ts", "src/b.js", "src/b/index.ts"], "src/b.ts"],
    ["./b", ["src/b.tsx", "src/b.jsx"], "src/b.tsx"],
    ["./b", ["src/b.js"], "src/b.js"],
    ["./b", ["src/b/index.ts"], "src/b/index.ts"],
    ["./b", ["src/b/index.js"], "src/b/index.js"],
    ["./b.js", ["src/b.ts", "src/b.js"], "src/b.ts"],
    ["./b.js", ["src/b.js"], "src/b.js"],
    ["./b.service", ["src/b.service.ts"], "src/b.service.ts"],
    ["./b.mjs", ["src/b.mjs.ts", "src/b.mts"], "src/b.mts"],
    ["..", ["index.ts", "src.ts"], "index.ts"],
    ["../b", ["b.ts"], "b.ts"],
    ["./", ["src/index.ts", "src.ts"], "src/index.ts"],
    ["./b", ["src/b.d.ts"], undefined],
    ["./b", ["src/b.d.ts", "src/b.js"], "src/b.js"],
    ["./b.js", ["src/b.d.ts", "src/b.js"], "src/b.js"],
    ["./b.mjs", ["src/b.d.mts", "src/b.mjs"], "src/b.mjs"],
    ["./b", ["src/b/index.d.ts", "src/b/index.js"], "src/b/index.js"],
    ["./b", ["src/b.d.ts", "src/b/index.js"], "src/b/index.js"],
    ["./b", [], undefined],
    ["./models/User", ["src/models/user.js"], "src/models/user.js"],
    ["../Models/user.js", ["models/User.js"], "models/User.js"],
    ["./B", ["src/b/index.js", "src/B.js"], "src/B.js"],
    ["./ORDER", ["src/order.ts"], "src/order.ts"],
    ["./Logo.svg", ["src/logo.svg"], undefined],
  ])("%j with %j leads to %j", (specifier, paths, found) => {
    expect(resolverOf(...paths).resolve("src/a.ts", specifier)).toBe(found);
  });

  it("that names a file beside is found with the first question", () => {
    const { resolve, asked } = resolverOf("src/b.ts");
    expect(resolve("src/a.ts", "./b")).toBe("src/b.ts");
    expect(asked).toEqual(["src/b.ts"]);
  });
});

describe("a name that a configuration explains", () => {
  const resolverOfTexts = (texts: Readonly<Record<string, string>>) =>
    createResolver({
      read: (path) => texts[path],
      exists: (path) => Object.hasOwn(texts, path),
    }).resolve;

  it("is found through what the configuration builds on", () => {
    const resolve = resolverOfTexts({
      "tsconfig.base.json": `{ "compilerOptions": { "paths": { "@shop/*": ["./packages/*/src"] } } }`,
      "apps/api/tsconfig.json": `{ "extends": "../../tsconfig.base.json", "compilerOptions": { "strict": true } }`,
      "packages/db/src/index.ts": "",
    });
    expect(resolve("apps/api/main.ts", "@shop/db")).toBe("packages/db/src/index.ts");
  });

  it("is looked for no further where configurations build on one another in a circle", () => {
    const resolve = resolverOfTexts({
      "tsconfig.json": `{ "extends": "./other.json" }`,
      "other.json": `{ "extends": "./tsconfig.json" }`,
      "lib/db.ts": "",
    });
    expect(resolve("a.ts", "@shop/db")).toBeUndefined();
  });

  it("begins in its base", () => {
    const resolve = resolverOfTexts({
      "tsconfig.json": `{ "compilerOptions": { "baseUrl": "./" } }`,
      "src/orders/orders.service.ts": "",
      "next/link.ts": "",
    });
    expect(resolve("src/main.ts", "src/orders/orders.service")).toBe(
      "src/orders/orders.service.ts",
    );
    expect(resolve("src/main.ts", "next/link")).toBeUndefined();
  });
});

describe("a name that begins at the root by custom", () => {
  it.each([
    ["@/lib/db", "shop/lib/db.ts", "shop/lib/db.ts"],
    ["@/lib/db", "shop/src/lib/db.ts", "shop/src/lib/db.ts"],
    ["~/lib/db.server", "shop/app/lib/db.server.ts", "shop/app/lib/db.server.ts"],
    ["/lib/db.server", "shop/app/lib/db.server.ts", "shop/app/lib/db.server.ts"],
    ["@/lib", "shop/lib/index.js", "shop/lib/index.js"],
    ["#/db.js", "shop/src/db.ts", "shop/src/db.ts"],
    ["src/db", "src/db.ts", "src/db.ts"],
    ["@shop/db", "shop/db.ts", undefined],
    ["lib/db", "lib/db.ts", undefined],
  ])("%s leads from the shop to %s: %s", (specifier, path, found) => {
    expect(resolverOf(path).resolve("shop/app/api/route.ts", specifier)).toBe(found);
  });
});

describe("what was found", () => {
  it("is told once, and spares another resolver the search", () => {
    const files = { read: () => undefined, exists: (path: string) => path === "src/b.ts" };
    const first = createResolver(files);
    first.resolve("src/a.ts", "./b");
    first.resolve("src/a.ts", "express");
    const news = first.takeNews();
    expect(news).toHaveLength(2);
    expect(first.takeNews()).toEqual([]);
    first.resolve("src/c.ts", "./b");
    expect(first.takeNews()).toEqual([]);
    first.resolve("src/a.ts", "./missing");
    expect(first.takeNews()).toHaveLength(1);

    let asked = 0;
    const second = createResolver({ ...files, exists: () => ++asked > 0 });
    second.learn(news);
    expect(second.resolve("src/a.ts", "./b")).toBe("src/b.ts");
    expect(second.resolve("src/a.ts", "express")).toBeUndefined();
    expect(asked).toBe(0);
  });
});
