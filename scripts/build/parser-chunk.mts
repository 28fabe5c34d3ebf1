// Builds of the parser only what parses: this project makes no program of the compiler's and asks for no types.
import { createHash } from "node:crypto";
import { globSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import type { Plugin } from "esbuild";
import {
  withQuickParents,
  withValuesOfEnums,
  withoutFlagsOfNames,
  withoutLines,
  withoutOldNames,
  withoutSearchForTokens,
  withoutSets,
} from "./faster-converter.mts";
import { withMethodForEachKind } from "./split-converter.mts";
import { trimTypeScript } from "./trim-typescript.mts";

const require = createRequire(import.meta.url);
const PARSER = dirname(require.resolve("@typescript-eslint/typescript-estree"));
const CACHE = join(import.meta.dirname, "../../out/parser-chunk");

/** Modules for types, programs and native parsers, and tables of the global names of libraries. */
const UNUSED =
  /typescript-estree[\\/]dist[\\/](?:create-program[\\/](?:createIsolatedProgram|createProjectProgram|getWatchProgramsForProjects|useProvidedPrograms)|createParserServices|nativeParserRegistry|semantic-or-syntactic-errors|useProgramFromProjectService|native[\\/].*)\.js$|@typescript-eslint[\\/]project-service[\\/].*\.js$|scope-manager[\\/]dist[\\/]lib[\\/]index\.js$/;

/** What such modules do while they are loaded, at each start, though its outcome is known or heard by nobody. */
const FIXED: readonly { readonly filter: RegExp; contents(path: string): string }[] = [
  {
    filter: /typescript-estree[\\/]dist[\\/]version-check\.js$/,
    contents: (path) => {
      const { typescriptVersionIsAtLeast } = require(path);
      return `exports.typescriptVersionIsAtLeast = ${JSON.stringify(typescriptVersionIsAtLeast)};`;
    },
  },
  {
    filter: /typescript-estree[\\/]dist[\\/]parseSettings[\\/]warnAboutTSVersion\.js$/,
    contents: () => "exports.handleUnsupportedTSVersion = () => undefined;",
  },
  {
    filter: /typescript-estree[\\/]dist[\\/]parseSettings[\\/]resolveProjectList\.js$/,
    contents: () => "exports.resolveProjectList = () => new Map();",
  },
  {
    filter: /[\\/]debug[\\/]src[\\/](?:index|browser)\.js$/,
    contents: () => "module.exports = () => Object.assign(() => undefined, { enabled: false });",
  },
];

/** Modules that make trees and scopes. */
const CONVERTING =
  /@typescript-eslint[\\/](?:typescript-estree|scope-manager)[\\/]dist[\\/].*\.js$/;
const REWRITTEN: Readonly<Record<string, (text: string) => string>> = {
  "convert.js": (text) => withMethodForEachKind(withoutOldNames(withoutSearchForTokens(text))),
  "node-utils.js": withoutLines,
  "VisitorBase.js": withoutSets,
};

/** What the rewritten modules ask the compiler for besides. */
const USED_BY_REWRITTEN = ["skipTrivia"];

export const onlyWhatParses: Plugin = {
  name: "only-what-parses",
  setup(build) {
    build.onResolve({ filter: /^@typescript-eslint\/typescript-estree$/ }, () => ({
      path: join(PARSER, "parser.js"),
    }));
    build.onLoad({ filter: UNUSED }, () => ({ contents: "module.exports = {};" }));
    for (const { filter, contents } of FIXED) {
      build.onLoad({ filter }, ({ path }) => ({ contents: contents(path) }));
    }
    build.onLoad({ filter: CONVERTING }, ({ path }) => {
      const text = withValuesOfEnums(readFileSync(path, "utf8"));
      const rewrite = REWRITTEN[basename(path)];
      return { contents: rewrite ? rewrite(text) : text };
    });
    build.onLoad({ filter: /typescript[\\/]lib[\\/]typescript\.js$/ }, ({ path }) => ({
      contents: trimmed(path),
    }));
  },
};

/** Trimming reads nine megabytes, so it is done once for each version of the compiler and of those who use it. */
function trimmed(path: string): string {
  const text = readFileSync(path, "utf8");
  const names = new Set([...usedNames(), ...USED_BY_REWRITTEN]);
  const key = createHash("sha256")
    .update(text)
    .update([...names].toSorted().join());
  for (const own of globSync("*.mts", { cwd: import.meta.dirname }).toSorted()) {
    key.update(readFileSync(join(import.meta.dirname, own)));
  }
  const file = join(CACHE, `${key.digest("hex").slice(0, 32)}.js`);
  try {
    return readFileSync(file, "utf8");
  } catch {
    const made = trimTypeScript(withoutFlagsOfNames(withQuickParents(text)), names);
    mkdirSync(CACHE, { recursive: true });
    writeFileSync(file, made);
    return made;
  }
}

/** What the modules of the chunk ask the compiler for. @throws Error where one asks in a way that cannot be read. */
function usedNames(): ReadonlySet<string> {
  const names = new Set<string>();
  for (const file of usersOfTypeScript()) {
    const text = readFileSync(file, "utf8");
    const known = namesIn(text);
    if (!known) throw new Error(`${file} uses the compiler in a way that is not known.`);
    for (const name of known) names.add(name);
  }
  return names;
}

function usersOfTypeScript(): string[] {
  const packages = ["@typescript-eslint/tsconfig-utils", "ts-api-utils"].map((name) =>
    dirname(require.resolve(name, { paths: [PARSER] })),
  );
  const modules = [PARSER, ...packages].flatMap((folder) =>
    globSync("**/*.{js,cjs}", { cwd: folder }).map((name) => join(folder, name)),
  );
  const own = ["resolve-module.ts", "path-aliases.ts"].map((name) =>
    join(import.meta.dirname, "../../src/engine/syntax", name),
  );
  return [...own, ...modules.filter((file) => !UNUSED.test(file))];
}

function namesIn(text: string): string[] | undefined {
  const bound = /(?:const|var) (\w+) = (?:__import\w+\()?require\(["']typescript["']\)/.exec(text);
  const isOwn = /import \{ ts \} from "\.\/parser-chunk\.ts"/.test(text);
  if (!bound && !isOwn) return /require\(["']typescript["']\)/.test(text) ? undefined : [];
  const name = bound?.[1] ?? "ts";
  const uses = new RegExp(`\\b${name}(?:__default\\.default)?\\.(\\w+)`, "g");
  return [...text.matchAll(uses)].map(([, used = ""]) => used);
}
