import { expect, it } from "vitest";
import { packageSpecifier } from "../../../src/engine/text/package-specifier.ts";

it.each([
  ["node:fs/promises", "fs/promises"],
  ["npm:stripe@17.0.0", "stripe"],
  ["npm:/drizzle-orm@0.44/postgres-js", "drizzle-orm/postgres-js"],
  ["jsr:@supabase/supabase-js@2", "@supabase/supabase-js"],
  ["https://esm.sh/v135/@supabase/supabase-js@2.39.7?target=deno", "@supabase/supabase-js"],
  ["https://cdn.jsdelivr.net/npm/zod@3/+esm", "zod"],
  ["https://unpkg.com/dayjs@1/plugin/utc.js", "dayjs/plugin/utc.js"],
])("knows which package %s is", (specifier, name) => {
  expect(packageSpecifier(specifier)).toBe(name);
});

it("knows packages of other places by the name that npm has for them", () => {
  expect(packageSpecifier("jsr:@hono/hono@^4/cors")).toBe("hono/cors");
  expect(packageSpecifier("https://deno.land/x/zod@v3.23.8/mod.ts")).toBe("zod");
});

it.each(["pathe", "node:path/posix", "path-browserify", "jsr:@std/path@1"])(
  "knows %s as the module of Node that it copies",
  (specifier) => {
    expect(packageSpecifier(specifier)).toBe("path");
  },
);

it("keeps the modules of Deno's host apart from packages of that name", () => {
  expect(packageSpecifier("https://deno.land/x/postgres@v0.17.0/mod.ts")).toBe(
    "deno.land/x/postgres",
  );
  expect(packageSpecifier("https://deno.land/std@0.168.0/http/server.ts")).toBe(
    "deno.land/std/http/server.ts",
  );
});

it.each(["stripe", "@scope/name", "./own.ts", "virtual:config", "https://shop.example/a@1.js"])(
  "leaves %s as it is",
  (specifier) => {
    expect(packageSpecifier(specifier)).toBe(specifier);
  },
);
