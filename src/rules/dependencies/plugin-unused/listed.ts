import {
  type ProjectView,
  type Range,
  removeJsonItem,
  type TextEdit,
} from "../../../engine/api.ts";
import { listItemRemoval, objectAround } from "./list-item.ts";
import { withoutComments, withoutTexts } from "./code-text.ts";

/** A plug-in that a configuration file of a platform names as a package. */
export interface Listed {
  readonly config: string;
  readonly name: string;
  /** The name in the text. */
  readonly at: Range;
  /** It stands there and is not loaded. */
  readonly isOff: boolean;
  /** The edits of the file that take it out; undefined where its shape leaves that to people. */
  remove(): readonly TextEdit[] | undefined;
}

export type ReadListed = (project: ProjectView, config: string) => readonly Listed[];

const RESOLVE = /\bresolve\s*:\s*(["'`])((?:@[\w.-]+\/)?\w[\w.-]*)(?:\/[\w./-]*)?\1/g;

/** Entries of `plugins` and `modules` of Medusa, `{ resolve: "name" }`, that no comment switches off. */
export const readMedusa: ReadListed = (project, config) => {
  const text = withoutComments(project.read(config) ?? "");
  const code = withoutTexts(text);
  return [...text.matchAll(RESOLVE)].map((match): Listed => {
    const name = match[2] ?? "";
    const entry = objectAround(code, match.index);
    return {
      config,
      name,
      at: placeOf(name, match),
      isOff: entry !== undefined && /(?:^|[\s,{])disable\s*:\s*true\b/.test(entry.own),
      remove: () => entry && listItemRemoval(code, entry),
    };
  });
};

const EXTENSION = /^node_modules\/((?:@[\w.-]+\/)?\w[\w.-]*)$/;

/** Extensions of EverShop, each of which may be switched off. */
export const readEverShop: ReadListed = (project, config) => {
  const off = new Set<string>();
  const found = new Map<string, { readonly name: string; readonly at: Range }>();
  for (const { path, value, valueRange } of project.document(config)?.entries ?? []) {
    const [first, second, index = "", key] = path;
    if (first !== "system" || second !== "extensions" || path.length !== 4) continue;
    if (key === "enabled" && value === false) off.add(index);
    const name = key === "resolve" && typeof value === "string" ? EXTENSION.exec(value)?.[1] : "";
    if (!name) continue;
    const { end } = valueRange;
    found.set(index, { name, at: { start: end - name.length, end } });
  }
  return [...found].map(([index, { name, at }]): Listed => ({
    config,
    name,
    at,
    isOff: off.has(index),
    remove: () =>
      removeJsonItem(project.read(config) ?? "", ["system", "extensions", Number(index)]),
  }));
};

const IMPORT =
  /^[ \t]*import\s+(?:type\s+)?([\w$*{][^;"']*?)\s+from\s*(["'])((?:@[\w.-]+\/)?\w[\w.-]*)(?:\/[\w./-]*)?\2[ \t]*;?[ \t]*(?:\r?\n)?/gm;

/** Plug-ins that a file of Vendure's configuration imports; off where none of the imported names stands anywhere else. */
export const readVendure: ReadListed = (project, config) => {
  const original = project.read(config) ?? "";
  const text = withoutComments(original);
  const code = withoutTexts(text);
  return [...text.matchAll(IMPORT)].map((match): Listed => {
    const name = match[3] ?? "";
    const start = match.index;
    const end = start + match[0].length;
    const rest = code.slice(0, start) + code.slice(end);
    const names = (match[1] ?? "").split(/[\s{},*]+/).filter((each) => /^[\w$]+$/.test(each));
    const isNamed = names.some((each) =>
      new RegExp(`(?<![\\w$])${escaped(each)}(?![\\w$])`).test(rest),
    );
    return {
      config,
      name,
      at: placeOf(name, match),
      isOff: names.length > 0 && !isNamed,
      remove: () => [{ start, end, text: "" }],
    };
  });
};

function escaped(name: string): string {
  return name.replaceAll("$", String.raw`\$`);
}

function placeOf(name: string, match: RegExpExecArray): Range {
  const start = match.index + match[0].lastIndexOf(name);
  return { start, end: start + name.length };
}
