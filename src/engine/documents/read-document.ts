import { LineIndex } from "../text/line-index.ts";
import { DocumentBuilder } from "./builder.ts";
import { readDockerfile } from "./dockerfile.ts";
import type { ConfigDocument, DocumentKind } from "./document.ts";
import { readEnv } from "./env.ts";
import { readJson } from "./json.ts";
import { readProperties } from "./properties.ts";
import { readShell } from "./shell.ts";
import { readGraphql, readPrisma } from "./schema.ts";
import { readPage, readTemplate } from "./template.ts";
import { readToml } from "./toml.ts";
import { readYaml } from "./yaml.ts";

/** What a file is, by its name alone. Lockfiles have readers of their own and are no documents here. */
export function documentKind(path: string): DocumentKind | undefined {
  const name = path
    .slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1)
    .toLowerCase();
  if (LOCKFILES.has(name)) return undefined;
  return KINDS.find(([pattern]) => pattern.test(name))?.[1];
}

/**
 * Reads a file that is not a script; undefined when its name belongs to none of the kinds. Never
 * throws: what cannot be read is left out and named in `problem`.
 */
export function readDocument(path: string, text: string): ConfigDocument | undefined {
  const kind = documentKind(path);
  if (!kind) return undefined;
  const base = text.startsWith("\uFEFF") ? 1 : 0;
  const body = text.slice(base);
  const builder = new DocumentBuilder(body, base);
  try {
    READERS[kind](body, builder, path);
  } catch (error) {
    builder.fail(describe(error), 0, 0);
  }
  return {
    kind,
    path,
    text,
    lines: new LineIndex(text),
    entries: builder.entries,
    aliased: builder.aliased,
    elements: builder.elements,
    holes: builder.holes,
    comments: builder.comments,
    ...(builder.problem && { problem: builder.problem }),
  };
}

const READERS: Record<DocumentKind, (text: string, into: DocumentBuilder, path: string) => void> = {
  json: readJson,
  yaml: readYaml,
  toml: readToml,
  env: readEnv,
  properties: readProperties,
  dockerfile: readDockerfile,
  html: readPage,
  template: readTemplate,
  graphql: readGraphql,
  prisma: readPrisma,
  shell: readShell,
};

/** The first match counts: `.env.json` is JSON, and `.env.ts` is a script. */
const KINDS: readonly (readonly [RegExp, DocumentKind | undefined])[] = [
  [/\.jsonc?$/, "json"],
  [/\.ya?ml$/, "yaml"],
  [/\.toml$/, "toml"],
  [/\.html?$/, "html"],
  [/\.(?:graphqls?|gql)$/, "graphql"],
  [/\.prisma$/, "prisma"],
  [/\.(?:ejs|eta|hbs|handlebars|mustache|pug|jade|njk|nunjucks|twig|liquid)$/, "template"],
  [/\.(?:ba|z|k)?sh$/, "shell"],
  [/\.(?:[cm]?[jt]sx?|md|dockerignore)$/, undefined],
  [/^\.env(?:\.|$)|\.env$/, "env"],
  // Settings of servers and builds: most others hold what pages say, in some language.
  [
    /^(?:application|bootstrap|config|local|settings|gradle|sonar-project|database|db|jdbc|hibernate|persistence|mail|smtp|redis|secrets?|credentials?)(?:[-.]\w+)*\.properties$/,
    "properties",
  ],
  [/^(?:dockerfile|containerfile)(?:\.|$)|\.dockerfile$/, "dockerfile"],
];

const LOCKFILES = new Set([
  "package-lock.json",
  ".package-lock.json",
  "npm-shrinkwrap.json",
  "pnpm-lock.yaml",
  "shrinkwrap.yaml",
  "packages.lock.json",
]);

function describe(error: unknown): string {
  if (error instanceof RangeError) return "The file is nested too deeply to be read in full.";
  return error instanceof Error ? error.message : String(error);
}
