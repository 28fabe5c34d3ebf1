// Compiles the models in src/models into one module of plain data.
import { readFileSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import type { Model } from "../src/engine/models/model.ts";
import { checkTypes, readModels } from "../src/engine/models/read-model.ts";
import { LineIndex } from "../src/engine/text/line-index.ts";

/** The text of the module. Throws with all problems of all files when one cannot be read. */
export function compiledModels(folder: string): string {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith(".model.yml"))
    .sort();
  const texts = names.map((name) => readFileSync(join(folder, name), "utf8"));
  const read = texts.map((text, i) => readModels(text, basename(names[i] ?? "", ".model.yml")));
  const models = read.flatMap((each) => each.models);
  const complaints = read.flatMap((each, i) => {
    const lines = new LineIndex(texts[i] ?? "");
    return [...each.problems, ...checkTypes(each, models)].map(({ message, range }) => {
      const { line, column } = lines.position(range.start);
      return `${names[i]}:${line + 1}:${column + 1} ${message}`;
    });
  });
  if (complaints.length > 0) throw new Error(`Models cannot be read:\n${complaints.join("\n")}`);
  return moduleText(models);
}

/** Places and paths that occur more than once are written once: rows repeat the same few of them. */
function moduleText(models: readonly Model[]): string {
  const counts = new Map<string, number>();
  const count = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    const key = JSON.stringify(value);
    const seen = counts.get(key) ?? 0;
    counts.set(key, seen + 1);
    // What is inside a part that is written once is written once, too.
    if (seen === 0) for (const each of Object.values(value)) count(each);
  };
  count(models);

  const names = new Map<string, string>();
  const shared: string[] = [];
  const write = (value: unknown): string => {
    if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "undefined";
    const key = JSON.stringify(value);
    const known = names.get(key);
    if (known) return known;
    const text = Array.isArray(value)
      ? `[${value.map(write).join(",")}]`
      : `{${Object.entries(value)
          .map(([name, each]) => `${name}:${write(each)}`)
          .join(",")}}`;
    const type = sharedType(value);
    if (!type || (counts.get(key) ?? 0) < 2) return text;
    const name = `s${shared.length}`;
    names.set(key, name);
    shared.push(`const ${name}: ${type} = ${text};`);
    return name;
  };
  const texts = models.map((model) => `  ${write(model)},`);
  return [
    "// Written by `npm run generate` from src/models: what is known of libraries and of the platform.",
    'import type { Model, Origin, PathToken, Place } from "../engine/api.ts";',
    "",
    "let made: readonly Model[] | undefined;",
    "",
    "/** The same list at each call. It is made at the first one, when data is followed: nothing else at the start of a program waits for it. */",
    "export function models(): readonly Model[] {",
    "  return (made ??= make());",
    "}",
    "",
    "function make(): readonly Model[] {",
    ...shared.map((each) => `  ${each}`),
    "  return [",
    ...texts.map((each) => `  ${each}`),
    "  ];",
    "}",
    "",
  ].join("\n");
}

/** The type of a part that can stand on its own; undefined for all others. */
function sharedType(value: object): string | undefined {
  if ("token" in value) return "PathToken";
  if ("origin" in value) return "Place";
  if ("specifiers" in value && "kind" in value) return "Origin";
  if (!Array.isArray(value) || value.length === 0) return undefined;
  const [first] = value as unknown[];
  const item = typeof first === "object" && first !== null ? sharedType(first) : undefined;
  return item && (item.startsWith("readonly ") ? `readonly (${item})[]` : `readonly ${item}[]`);
}
