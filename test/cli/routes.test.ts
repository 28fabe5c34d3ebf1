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
    expect(out).toContain("GET      customer  /orders/:id\n");
    for (const line of out.split("\n")) expect(line.length).toBeLessThanOrEqual(100);
  });

  it("prints JSON as its schema says", async () => {
    const file = new URL("../../media/schemas/routes.schema.json", import.meta.url);
    const schema: object = JSON.parse(readFileSync(file, "utf8"));
    const validate = new Ajv({ allErrors: true }).compile(schema);
    const { out } = await cli(["routes", STORE, "--format", "json"]);
    const printed: { readonly routes: readonly { readonly exposure: string }[] } = JSON.parse(out);
    expect(validate(printed), JSON.stringify(validate.errors)).toBe(true);
    const count = (exposure: string): number =>
      printed.routes.filter((route) => route.exposure === exposure).length;
    const totals = ["public", "customer", "admin", "unknown"].map(
      (exposure) => `${count(exposure)} ${exposure}`,
    );
    expect(count("public")).toBeGreaterThan(10);
    expect(count("admin")).toBeGreaterThan(2);
    const { out: text } = await cli(["routes", STORE]);
    expect(text).toContain(`\n${printed.routes.length} routes: ${totals.join(", ")}.\n`);
  });

  it("says what it cannot do", async () => {
    expect(await cli(["routes", join(STORE, "nowhere")])).toMatchObject({ code: 2, out: "" });
    expect(await cli(["routes", STORE, "--format", "sarif"])).toMatchObject({ code: 2, out: "" });
    expect(await cli(["routes", STORE, "--offline"])).toMatchObject({ code: 2, out: "" });
  });
});
