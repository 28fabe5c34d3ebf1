import { describe, expect, it } from "vitest";
import { MemoryStore } from "../../harness/memory-store.ts";

function manifest(dependencies: Readonly<Record<string, string>>): string {
  return JSON.stringify({ dependencies });
}

describe("a file belongs to the platforms of its packages", () => {
  const store = new MemoryStore(
    {
      "package.json": manifest({ "@medusajs/medusa": "2.15.3" }),
      "medusa-config.ts": "",
      "apps/front/package.json": manifest({ next: "15.0.0", "@medusajs/js-sdk": "2.0.0" }),
    },
    { rules: [] },
  );
  const of = (path: string) => store.session.platforms.of(path).map(({ id }) => id);

  it("nearest package first", () => {
    expect(of("apps/front/app/page.tsx")).toEqual(["medusa-storefront", "medusa"]);
    expect(of("src/api/route.ts")).toEqual(["medusa"]);
  });

  it("and follows the manifest's changes", () => {
    store.write("package.json", manifest({ "@vendure/core": "3.7.0" }));
    expect(of("src/x.ts")).toEqual(["vendure"]);
  });
});

it("says where to move to, in words that fit into a message", () => {
  const folders = {
    "old/package.json": manifest({ "@medusajs/medusa": "1.20.10" }),
    "gone/package.json": manifest({ "@reactioncommerce/api-core": "3.0.0" }),
    "first/package.json": manifest({ "@vendure/core": "2.0.0" }),
  };
  const ended = new MemoryStore(folders, { rules: [] }).session.platforms
    .all(Object.keys(folders))
    .filter(({ status }) => status === "ended");
  expect(ended.map(({ id }) => id).toSorted()).toEqual(["medusa-v1", "open-commerce", "vendure"]);
  expect(ended.filter(({ says }) => says.length > 60)).toEqual([]);
  expect(ended.filter(({ newest }) => newest?.startsWith("1."))).toEqual([]);
});
