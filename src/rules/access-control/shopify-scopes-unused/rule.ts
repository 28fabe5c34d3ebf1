import {
  type ConfigEntry,
  type ProjectView,
  type TextEdit,
  projectRule,
} from "../../../engine/api.ts";
import { scopesOf, unusedScopes, writingForNothing } from "./scopes.ts";

const FILE = /(?:^|\/)shopify\.app(?:\.[\w-]+)?\.toml$/;
const LIBRARY = /"@shopify\/shopify-(?:app-(?:express|remix|react-router)|api)"\s*:/;
/** Code that asks the Admin API; an app without any keeps it elsewhere. */
const CALLS = /\.graphql\s*\(|clients\.(?:Graphql|Rest)\b|rest\.resources|admin\/api\//;
/** Programs in other languages, which are not read. */
const OTHER_LANGUAGE = /\.(?:php|rb|py|go|exs?|cs|java|kt)$/;
const OTHER_MANIFESTS = [
  "composer.json",
  "Gemfile",
  "requirements.txt",
  "pyproject.toml",
  "go.mod",
  "mix.exs",
  "pom.xml",
];
/** Files that say nothing of what the app does. */
const SILENT = /(?:^|\/)(?:package(?:-lock)?\.json|[\w.-]+\.mdx?|[\w.-]*lock[\w.-]*)$/i;
/** More files than an app has by itself. */
const MAX_FILES = 1500;

export const rule = projectRule({
  id: "shopify-scopes-unused",
  meta: {
    category: "access-control",
    title: "A Shopify app asks for access that it does not use",
    level: "information",
    confidence: "medium",
    preset: "audit",
    surface: "report",
    cwe: [250],
    owasp: ["A05:2021", "A02:2025"],
    asvs: ["13.2.2"],
    tips: [8, 10],
    since: "0.1.0",
  },
  messages: {
    found: {
      what: "The app may do {{scopes}} in every shop, and nothing in its code names what that is for.",
      help: "Leave out what the app does not need: whoever gets hold of its token can do all that it may do. Scopes can be asked for later.",
    },
    reads: {
      what: "The app changes nothing in a shop, and asks for {{scopes}}: to read would do.",
      help: "Ask for the scope to read: whoever gets hold of the app's token then cannot change prices, stock or orders with it.",
    },
  },
  fixes: [
    { id: "drop-scopes", kind: "suggestion", title: "Leave out {{scopes}}" },
    { id: "read-only", kind: "suggestion", title: "Ask to read alone" },
  ],
  project(project, context) {
    for (const path of project.files) {
      if (!FILE.test(path)) continue;
      const folder = path.slice(0, path.lastIndexOf("/") + 1);
      const entry = project
        .document(path)
        ?.entries.find(({ path: keys }) => keys.join(".") === "access_scopes.scopes");
      if (!entry || typeof entry.value !== "string" || !isWholeApp(folder, project)) continue;
      const files = project.files.filter((each) => each.startsWith(folder) && !SILENT.test(each));
      if (files.length > MAX_FILES) continue;
      const texts = files.map((each) => withoutScopes(project.read(each) ?? ""));
      if (!texts.some((text) => CALLS.test(text))) continue;
      const text = project.read(path) ?? "";
      // Extensions and functions bring changes of their own along.
      const isPlain = !project.files.some((each) => each.startsWith(`${folder}extensions/`));
      const writing = isPlain ? writingForNothing(entry.value, texts) : [];
      if (writing.length > 0)
        context.report(path, {
          at: entry.valueRange,
          message: "reads",
          data: { scopes: shortened(writing) },
          fixes: replaced(entry, text, (scope) =>
            writing.includes(scope) ? scope.replace("write_", "read_") : scope,
          ),
        });
      const unused = unusedScopes(entry.value, texts);
      if (unused.length === 0) continue;
      context.report(path, {
        at: entry.valueRange,
        message: "found",
        data: { scopes: shortened(unused) },
        fixes: dropped(entry, unused, text),
      });
    }
  },
});

/** True where the whole program lies beside the file, and is one of Node. */
function isWholeApp(folder: string, { read, tracked, files }: ProjectView): boolean {
  const manifests = [`${folder}package.json`, `${folder}web/package.json`];
  if (!manifests.some((path) => LIBRARY.test(read(path) ?? ""))) return false;
  if (
    OTHER_MANIFESTS.some((name) =>
      [folder, `${folder}web/`].some((at) => read(at + name) !== undefined),
    )
  )
    return false;
  const all = tracked.known ? [...files, ...tracked.paths] : files;
  return !all.some((path) => path.startsWith(folder) && OTHER_LANGUAGE.test(path));
}

/** Lists of scopes name everything: in the configuration, in variables, in the code. */
function withoutScopes(text: string): string {
  return text.replace(/\b(?:read|write)_\w+/g, "");
}

function shortened(list: readonly string[]): string {
  const scopes = list.join(", ");
  return scopes.length > 40 ? `${scopes.slice(0, 39)}…` : scopes;
}

/** The list with other scopes in place of some, each once. */
function replaced(entry: ConfigEntry, text: string, by: (scope: string) => string) {
  const { valueRange, value } = entry;
  if (!/^[\w ,]*$/.test(text.slice(valueRange.start, valueRange.end))) return [];
  const list = [...new Set(scopesOf(String(value)).map(by))].join(",");
  return [{ id: "read-only", edits: (): TextEdit[] => [{ ...valueRange, text: list }] }];
}

function dropped(entry: ConfigEntry, unused: readonly string[], text: string) {
  const { valueRange, value } = entry;
  const written = text.slice(valueRange.start, valueRange.end);
  const left = scopesOf(String(value)).filter((scope) => !unused.includes(scope));
  // A list in several lines has a form of its own.
  if (!/^[\w ,]*$/.test(written)) return [];
  const edits = (): TextEdit[] => [{ ...valueRange, text: left.join(",") }];
  return [{ id: "drop-scopes", edits }];
}
