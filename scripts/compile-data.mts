// Compiles a YAML file of src/models that is plain data into a typed module: the compiler checks its shape.
import { readFileSync } from "node:fs";
import { parse } from "yaml";

export function compiledData(file: string, name: string, type: string): string {
  const rows = parse(readFileSync(file, "utf8")) as readonly unknown[];
  return [
    `// Written by \`npm run generate\` from src/models.`,
    `import type { ${type} } from "../engine/api.ts";`,
    "",
    `export const ${name}: readonly ${type}[] = [`,
    ...rows.map((row) => `  ${JSON.stringify(row)},`),
    "];",
    "",
  ].join("\n");
}
