import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { modelsSchema } from "../../../src/engine/models/models-schema.ts";

const FOLDER = join(import.meta.dirname, "../../../src/models");
const files = readdirSync(FOLDER).filter((name) => name.endsWith(".model.yml"));
const validate = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(modelsSchema());

describe("the schema of models", () => {
  it.each(files)("holds for %s", (name) => {
    validate(parse(readFileSync(join(FOLDER, name), "utf8")));
    expect(validate.errors ?? []).toEqual([]);
  });

  it("refuses words that the reader refuses", () => {
    expect(validate({ package: "shop", sink: [] })).toBe(false);
    expect(validate({ package: "shop", sinks: [{ path: "Argument[0]", kind: "sqll" }] })).toBe(
      false,
    );
    expect(validate({ sinks: [] })).toBe(false);
  });
});
