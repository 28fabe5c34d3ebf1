// Writes what is derived from the rules, or with --check compares it with the disk.
// The list of rules is written first, from the folders: the rest is read from the rules themselves.
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Rule } from "../src/engine/api.ts";
import { modelsSchema } from "../src/engine/models/models-schema.ts";
import { configurationSchema } from "../src/engine/project/configuration-schema.ts";
import { compiledData } from "./compile-data.mts";
import { compiledModels } from "./compile-models.mts";
import { bundleText } from "./l10n.mts";

const ROOT = join(dirname(fileURLToPath(import.meta.url)), "..");
const check = process.argv.includes("--check");
const stale: string[] = [];

function write(path: string, text: string): void {
  const file = join(ROOT, path);
  const old = existsSync(file) ? readFileSync(file, "utf8") : undefined;
  if (old === text) return;
  stale.push(path);
  if (check) return;
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

interface RuleFolder {
  readonly category: string;
  readonly id: string;
}

function ruleFolders(): RuleFolder[] {
  const base = join(ROOT, "src/rules");
  const folders: RuleFolder[] = [];
  for (const category of readdirSync(base).sort()) {
    if (category === "helpers") continue;
    for (const id of readdirSync(join(base, category)).sort()) {
      if (existsSync(join(base, category, id, "rule.ts"))) folders.push({ category, id });
    }
  }
  return folders.sort((a, b) => (a.id < b.id ? -1 : 1));
}

function camelCase(id: string): string {
  return id.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}

function ruleIndex(folders: readonly RuleFolder[]): string {
  const imports = folders.map(
    ({ category, id }) =>
      `import { rule as ${camelCase(id)} } from "../rules/${category}/${id}/rule.ts";`,
  );
  return [
    "// Written by `npm run generate`. All rules, by id.",
    'import type { Rule } from "../engine/api.ts";',
    ...imports,
    "",
    "export const rules: readonly Rule[] = [",
    ...folders.map(({ id }) => `  ${camelCase(id)},`),
    "];",
    "",
  ].join("\n");
}

/** The table of all rules, for people. */
function ruleTable(rules: readonly Rule[], folders: readonly RuleFolder[]): string {
  const rows = rules.map((rule) => {
    const { meta } = rule;
    const folder = folders.find((each) => each.id === rule.id);
    const fixes = [...new Set(rule.fixes?.map((fix) => fix.kind) ?? [])].join(", ") || "–";
    const cwe = meta.cwe.map((number) => `CWE-${number}`).join(", ") || "–";
    return `| [${rule.id}](../../src/rules/${folder?.category}/${rule.id}/doc.md) | ${meta.title} | ${meta.level} | ${meta.preset} | ${fixes} | ${cwe} | ${meta.owasp.join(", ") || "–"} | ${meta.tips.map((tip) => `T${tip}`).join(", ") || "–"} |`;
  });
  return [
    "# Rules",
    "",
    "<!-- Written by `npm run generate` from the rules' metadata. -->",
    "",
    `${rules.length} rules. Presets contain one another: quiet ⊂ balanced ⊂ audit; quiet is the default.`,
    "",
    "| Rule | What it finds | Level | Preset | Fix | CWE | OWASP | Tip |",
    "|---|---|---|---|---|---|---|---|",
    ...rows,
    "",
  ].join("\n");
}

const folders = ruleFolders();
write("l10n/bundle.l10n.json", bundleText());
write("src/generated/rules.ts", ruleIndex(folders));
write("src/generated/models.ts", compiledModels(join(ROOT, "src/models")));
write(
  "src/generated/middleware.ts",
  compiledData(join(ROOT, "src/models/middleware.yml"), "middleware", "MiddlewareRow"),
);
write(
  "src/generated/platforms.ts",
  compiledData(join(ROOT, "src/models/platforms.yml"), "platforms", "PlatformRow"),
);
if (!(check && stale.length > 0)) {
  const url = pathToFileURL(join(ROOT, "src/generated/rules.ts")).href;
  const { rules } = (await import(url)) as { rules: readonly Rule[] };
  write("docs/rules/README.md", ruleTable(rules, folders));
  const schema = JSON.stringify(configurationSchema(rules), undefined, 2);
  write("media/schemas/storewarden.config.schema.json", `${schema}\n`);
  const models = JSON.stringify(modelsSchema(), undefined, 2);
  write("media/schemas/storewarden.models.schema.json", `${models}\n`);
}
if (check && stale.length > 0) {
  console.error(`Out of date: ${stale.join(", ")}. Run: npm run generate`);
  process.exit(1);
}
console.log(
  check ? "Generated files are up to date." : `Wrote ${stale.length} of the generated files.`,
);
