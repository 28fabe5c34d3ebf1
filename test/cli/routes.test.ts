import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import { cli } from "./command-line.ts";

const STORE = join(import.meta.dirname, "../fixtures/stores/express-mongoose");

describe("storewarden routes", () => {
  it("lists the routes of a folder within a hundred columns", async () => {
    const { code, out, error } = await cli(["routes", STORE]);
    expect({ code, error }).toEqual({ code: 0, error: "" });
    expect(out).toContain("POST     admin     /admin/feeds\n");
    expect(out).toMatch(/\n22 routes: 13 public, 6 customer, 3 admin, 0 unknown\.\n$/);
    for (const line of out.split("\n")) expect(line.length).toBeLessThanOrEqual(100);
  });

  it("prints JSON as its schema says", async () => {
    const file = new URL("../../media/schemas/routes.schema.json", import.meta.url);
    const schema: object = JSON.parse(readFileSync(file, "utf8"));
    const validate = new Ajv({ allErrors: true }).compile(schema);
    const { out } = await cli(["routes", STORE, "--format", "json"]);
    const printed: { readonly routes: readonly unknown[] } = JSON.parse(out);
    expect(validate(printed), JSON.stringify(validate.errors)).toBe(true);
    expect(printed.routes).toHaveLength(22);
  });

  it("says what it cannot do", async () => {
    expect(await cli(["routes", join(STORE, "nowhere")])).toMatchObject({ code: 2, out: "" });
    expect(await cli(["routes", STORE, "--format", "sarif"])).toMatchObject({ code: 2, out: "" });
    expect(await cli(["routes", STORE, "--offline"])).toMatchObject({ code: 2, out: "" });
  });
});
