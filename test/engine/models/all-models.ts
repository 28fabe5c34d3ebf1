import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { readModels } from "../../../src/engine/models/read-model.ts";

/** The folder of all models as they are written. */
const FOLDER = join(import.meta.dirname, "../../../src/models");
export const files = readdirSync(FOLDER)
  .filter((name) => name.endsWith(".model.yml"))
  .sort();
export const read = files.map((name) =>
  readModels(readFileSync(join(FOLDER, name), "utf8"), name.replace(".model.yml", "")),
);
export const all = read.flatMap((each) => each.models);
