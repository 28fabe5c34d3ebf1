import { readModels } from "../../../src/engine/models/read-model.ts";

/** Reads a model of the package `shop`; problems come with the text that they stand at. */
export function read(...lines: string[]) {
  const text = lines.join("\n");
  const result = readModels(text, "shop");
  const problems = result.problems.map(
    ({ message, range }) => `${text.slice(range.start, range.end)} → ${message}`,
  );
  return { ...result, text, problems };
}
