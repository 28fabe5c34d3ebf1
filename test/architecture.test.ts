import { existsSync, readFileSync, readdirSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";

const ROOT = join(import.meta.dirname, "..");
const SRC = join(ROOT, "src");

/** Which folders a folder may import, besides itself. The order of `engine/*` is the order of the layers. */
const WALLS: Readonly<Record<string, readonly string[]>> = {
  "engine/text": [],
  "engine/findings": ["engine/text"],
  "engine/documents": ["engine/text"],
  "engine/syntax": ["engine/text", "engine/findings"],
  "engine/semantics": ["engine/text", "engine/findings", "engine/syntax"],
  "engine/ir": ["engine/text", "engine/findings", "engine/syntax", "engine/semantics"],
  "engine/models": ["engine/text", "engine/findings", "engine/documents"],
  "engine/patterns": ["engine/text"],
  "engine/flow": ["engine/text", "engine/ir", "engine/models", "engine/patterns"],
  "engine/templates": ["engine/text", "engine/documents", "engine/syntax"],
  "engine/deps": ["engine/text", "engine/findings", "engine/documents"],
  "engine/platforms": [],
  "engine/routes": ["engine/text", "engine/documents", "engine/syntax", "engine/semantics"],
  "engine/project": [
    "engine/text",
    "engine/findings",
    "engine/documents",
    "engine/syntax",
    "engine/templates",
    "engine/semantics",
    "engine/ir",
    "engine/flow",
    "engine/patterns",
    "engine/models",
    "engine/deps",
    "engine/platforms",
    "engine/routes",
  ],
  "engine/report": [
    "engine/text",
    "engine/findings",
    "engine/documents",
    "engine/platforms",
    "engine/routes",
    "engine/project",
  ],
  "engine/api.ts": [
    "engine/text",
    "engine/findings",
    "engine/documents",
    "engine/syntax",
    "engine/semantics",
    "engine/ir",
    "engine/flow",
    "engine/patterns",
    "engine/models",
    "engine/deps",
    "engine/platforms",
    "engine/routes",
    "engine/project",
    "engine/report",
  ],
  rules: ["engine/api.ts"],
  generated: ["rules", "engine/api.ts"],
  host: ["engine/api.ts"],
  registry: ["engine/api.ts"],
  cli: ["engine/api.ts", "host", "registry", "generated"],
  server: ["engine/api.ts", "host", "registry", "generated", "protocol"],
  worker: ["engine/api.ts", "host", "registry", "generated"],
  protocol: ["engine/findings"],
  extension: ["protocol"],
  webview: ["protocol"],
};

/** Packages that one place alone may know. */
const PACKAGE_HOMES: readonly (readonly [name: RegExp, homes: readonly string[]])[] = [
  [/^vscode$|^vscode-languageclient/, ["extension"]],
  [/^vscode-languageserver/, ["server"]],
  [/^typescript$|^@typescript-eslint\//, ["engine/syntax"]],
  [/^@vue\//, ["engine/syntax"]],
  [/^(?:jsonc-parser|yaml|parse5|dockerfile-ast)$/, ["engine/documents", "host"]],
  [/^(?:npm-registry-fetch|@npmcli\/)/, ["registry"]],
  [/^node:(?:https?|net|tls|dns|http2|dgram)$/, ["registry"]],
  // The extension starts its own server; nothing that reads a project starts anything.
  [/^node:child_process$/, ["extension"]],
];

/** Built-in modules that compute and do nothing else. */
const PURE_BUILTINS = new Set(["node:crypto"]);

interface SourceModule {
  /** Relative to `src`. */
  readonly path: string;
  readonly text: string;
  readonly imports: readonly string[];
}

const modules = listFiles(SRC)
  .filter((file) => /\.tsx?$/.test(file))
  .map((file): SourceModule => {
    const text = readFileSync(file, "utf8");
    const imports = ts.preProcessFile(text, true, true).importedFiles.map((each) => each.fileName);
    return { path: relative(SRC, file), text, imports };
  });

describe("the walls", () => {
  it("hold for every import between folders", () => {
    const breaches: string[] = [];
    for (const module of modules) {
      const home = folderOf(module.path);
      const allowed = WALLS[home];
      if (!allowed) {
        breaches.push(`${module.path} is in no known folder`);
        continue;
      }
      for (const target of internalImports(module)) {
        const other = folderOf(target);
        if (other !== home && !allowed.includes(other)) breaches.push(`${module.path} → ${target}`);
      }
    }
    expect(breaches).toEqual([]);
  });

  it("keep rules apart from one another", () => {
    const breaches = modules.flatMap((module) => {
      if (!module.path.startsWith("rules/")) return [];
      return internalImports(module)
        .filter((target) => target.startsWith("rules/") && !target.startsWith("rules/helpers/"))
        .filter((target) => dirname(target) !== dirname(module.path))
        .map((target) => `${module.path} → ${target}`);
    });
    expect(breaches).toEqual([]);
  });

  it("keep packages where they belong", () => {
    const breaches = modules.flatMap((module) =>
      module.imports
        .filter((name) => !name.startsWith("."))
        .filter((name) => !mayImportPackage(folderOf(module.path), name))
        .map((name) => `${module.path} → ${name}`),
    );
    expect(breaches).toEqual([]);
  });

  it("have no cycles, types included", () => {
    expect(cycles()).toEqual([]);
  });
});

describe("the sources", () => {
  it("stay below 300 lines, data aside", () => {
    const long = modules
      .filter(({ path }) => !path.startsWith("generated/") && !/(?:^|\/)data\//.test(path))
      .filter(({ text }) => text.split("\n").length > 301)
      .map(({ path, text }) => `${path}: ${text.split("\n").length - 1} lines`);
    expect(long).toEqual([]);
  });

  it("have kebab-case names and no default exports", () => {
    for (const { path, text } of modules) {
      expect(path).toMatch(/^(?:[a-z0-9-]+\/)*[a-z0-9-]+(?:\.d)?\.tsx?$/);
      expect(text, path).not.toMatch(/^export default /m);
    }
  });

  it("have no barrel but the engine's door", () => {
    const barrels = modules
      .filter(({ path }) => path !== "engine/api.ts")
      .filter(({ text }) => /^export \* from /m.test(text))
      .map(({ path }) => path);
    expect(barrels).toEqual([]);
  });
});

describe("ARCHITECTURE.md", () => {
  const page = readFileSync(join(ROOT, "ARCHITECTURE.md"), "utf8");

  it("draws the tree that is on the disk", () => {
    const drawn = /```tree\n([\s\S]*?)```/.exec(page)?.[1] ?? "";
    expect(drawnFolders(drawn)).toEqual(foldersOnDisk());
  });
});

function listFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    return entry.isDirectory() ? listFiles(path) : [path];
  });
}

function folderOf(path: string): string {
  if (path === "engine/api.ts") return path;
  const [first = "", second = ""] = path.split("/");
  return first === "engine" ? `engine/${second}` : first;
}

function internalImports(module: SourceModule): string[] {
  return (
    module.imports
      .filter((name) => name.startsWith("."))
      .map((name) => relative(SRC, join(SRC, dirname(module.path), name)))
      // package.json is data that anybody may read.
      .filter((path) => !path.startsWith(".."))
  );
}

function mayImportPackage(folder: string, name: string): boolean {
  const home = PACKAGE_HOMES.find(([pattern]) => pattern.test(name));
  if (home) return home[1].includes(folder);
  const pure = folder.startsWith("engine/") || folder === "rules" || folder === "protocol";
  return !(pure && name.startsWith("node:")) || PURE_BUILTINS.has(name);
}

function cycles(): string[] {
  const byPath = new Map(modules.map((module) => [module.path, module]));
  const state = new Map<string, "open" | "done">();
  const found: string[] = [];
  const visit = (path: string, trail: readonly string[]): void => {
    if (state.get(path) === "done") return;
    if (state.get(path) === "open") {
      found.push([...trail.slice(trail.indexOf(path)), path].join(" → "));
      return;
    }
    state.set(path, "open");
    const module = byPath.get(path);
    for (const target of module ? internalImports(module) : []) visit(target, [...trail, path]);
    state.set(path, "done");
  };
  for (const { path } of modules) visit(path, []);
  return found;
}

/** Folders of a drawing in which two spaces indent and every folder's name ends with a slash. */
function drawnFolders(drawing: string): string[] {
  const open: string[] = [];
  const folders: string[] = [];
  for (const line of drawing.split("\n")) {
    const match = /^( *)([\w.-]+)\/(?:\s|$)/.exec(line);
    if (!match) continue;
    const depth = (match[1]?.length ?? 0) / 2;
    open.length = depth;
    open.push(match[2] ?? "");
    folders.push(open.join("/"));
  }
  return folders.sort();
}

/** The top-level folders, and below `src` those that a newcomer looks for. */
function foldersOnDisk(): string[] {
  const generated = new Set([
    "node_modules",
    "dist",
    "out",
    ".git",
    ".cache",
    "coverage",
    ".vitest",
    ".vscode-test",
  ]);
  const top = readdirSync(ROOT, { withFileTypes: true })
    .filter(
      (entry) =>
        entry.isDirectory() && !generated.has(entry.name) && hasFiles(join(ROOT, entry.name)),
    )
    .map((entry) => entry.name);
  const below = ["src", "src/engine", "src/rules", "test"].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && hasFiles(join(ROOT, folder, entry.name)))
      .filter((entry) => !entry.name.startsWith("__snapshots__"))
      .map((entry) => `${folder}/${entry.name}`),
  );
  return [...top, ...below].sort();
}

/** Git keeps no empty folders, so an empty one is not part of the project. */
function hasFiles(folder: string): boolean {
  return existsSync(folder) && listFiles(folder).length > 0;
}
