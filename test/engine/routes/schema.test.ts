import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { FRAMEWORKS } from "../../../src/engine/routes/route.ts";

it("is described by its published schema, with each framework whose routes are read", () => {
  const path = new URL("../../../media/schemas/routes.schema.json", import.meta.url);
  const text = readFileSync(path, "utf8");
  const [, named = ""] = /"framework": \{\s*"enum": \[([^\]]*)\]/.exec(text) ?? [];
  expect(JSON.parse(`[${named}]`)).toEqual([...FRAMEWORKS]);
});
