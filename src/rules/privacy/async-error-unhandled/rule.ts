import {
  type ManifestFacts,
  type ProjectView,
  type Route,
  type TextEdit,
  projectRule,
} from "../../../engine/api.ts";
import { projectManifests } from "../../helpers/match/project-manifests.ts";
import { throwsInCallback } from "../../helpers/match/throws-in-callback.ts";
import { isNeverDeployed } from "../../helpers/match/test-path.ts";
import { routeName } from "../../helpers/match/route-purpose.ts";

export const rule = projectRule({
  id: "async-error-unhandled",
  meta: {
    category: "privacy",
    title: "An error in a handler stops the whole store",
    level: "warning",
    confidence: "high",
    preset: "quiet",
    surface: "editor",
    cwe: [755, 248],
    owasp: ["A05:2021", "A10:2025"],
    asvs: ["16.5.3"],
    tips: [2, 9],
    since: "0.1.0",
  },
  messages: {
    found: {
      what: "Express {{version}} awaits no handler: when {{route}} fails, nobody catches it and Node stops.",
      help: "Catch errors in the handler and hand them to `next`, wrap all handlers in a function that does so, or take Express 5, which does it by itself.",
    },
    thrown: {
      what: "What is thrown in this callback reaches nobody: the handler has returned, and Node stops.",
      help: "Hand the error to `next`, or answer with an error and return.",
    },
    cast: {
      what: "{{route}} with a malformed id: the look-up fails, Express {{version}} does not catch it, and Node stops.",
      help: "Catch errors in the handler and hand them to `next`, wrap all handlers in a function that does so, or take Express 5, which does it by itself. Check ids before they are looked up.",
    },
  },
  visit: {
    ThrowStatement(node, context) {
      if (isNeverDeployed(context) || !throwsInCallback(node, context.semantics)) return;
      context.report({ at: node, message: "thrown", preset: "balanced" });
    },
  },
  fixes: [{ id: "hand-on", kind: "suggestion", title: "Hand errors to `next`" }],
  project(project, context) {
    const manifests = projectManifests(project);
    const told = new Set<string>();
    for (const route of project.routes) {
      if (route.framework !== "express" || route.middlewares.some(mayCatch)) continue;
      // What stands around a handler and asks for nothing is there for its errors.
      if (route.wrappedBy) continue;
      const manifest = manifestOf(route.file, manifests);
      const version = manifest && brokenVersion(manifest);
      if (!manifest || version === undefined) continue;
      const text = project.read(route.file) ?? "";
      const code = text.slice(route.range.start, route.range.end);
      if (!mayReject(code) || isCaughtElsewhere(route, manifest.path, project)) continue;
      const isCast = manifest.names.has("mongoose") && looksUpId(code);
      // What is missing is missing for all handlers of a file; the first of each kind stands for them.
      const place = `${route.file} ${isCast}`;
      if (told.has(place) || (!isCast && told.has(`${route.file} true`))) continue;
      told.add(place);
      const head = /^[^{\n]*?(?:=>|(?=\{))/.exec(code)?.[0].trimEnd().length ?? code.length;
      context.report(route.file, {
        at: { start: route.range.start, end: route.range.start + Math.max(1, head) },
        message: isCast ? "cast" : "found",
        data: { route: routeName(route, 34), version },
        ...(!isCast && { level: "information" as const, preset: "audit" as const }),
        fixes: [{ id: "hand-on", edits: () => handOn(code, route.range.start) }],
      });
    }
  },
});

interface NearManifest {
  readonly path: string;
  readonly names: ReadonlyMap<string, string>;
}

/** The package.json nearest to a file. */
function manifestOf(
  file: string,
  manifests: ReadonlyMap<string, ManifestFacts>,
): NearManifest | undefined {
  for (let folder = file; folder !== "";) {
    folder = folder.slice(0, Math.max(0, folder.lastIndexOf("/")));
    const path = folder === "" ? "package.json" : `${folder}/package.json`;
    const facts = manifests.get(path);
    if (facts)
      return { path, names: new Map(facts.dependencies.map(({ name, spec }) => [name, spec])) };
  }
  return undefined;
}

/** The version of Express, where it is one that leaves rejected promises alone and nothing makes up for it. */
function brokenVersion({ names }: NearManifest): string | undefined {
  const version = /^[\^~]?([34])(?:\.|$)/.exec(names.get("express") ?? "")?.[1];
  const isRepaired = [...names.keys()].some((name) =>
    /^express-(?:async-errors|promise-router|async-router|async-handler-all)$|^@awaitjs\/express$/.test(
      name,
    ),
  );
  return isRepaired ? undefined : version;
}

/** A step that may be a function around the handler. */
function mayCatch({ name, does, api }: Route["middlewares"][number]): boolean {
  return (
    /async|catch|wrap|safe|promise|handler|try/i.test(name) ||
    (does.length === 0 && api?.endsWith("()") === true && !/\.|\buse\b/.test(name))
  );
}

/** Whoever gets the answer as well answers for errors. */
const HANDED_ON = /\bawait\s+[\w.$]+\(\s*req\w*\s*,\s*res\w*[^()]*\)/g;

/** True where a promise of the handler can fail without anybody who catches that. */
function mayReject(code: string): boolean {
  return (
    /^(?:export\s+|default\s+)*(?:public\s+|static\s+)?async\b/.test(code) &&
    /\bawait\b/.test(code.replace(HANDED_ON, "")) &&
    !/\btry\s*\{|\.catch\s*\(|\bsafe\w*\(|\ballSettled\b/.test(code)
  );
}

/** `Product.findById(req.params.id)`: Mongoose refuses texts that are no ids with an error. */
function looksUpId(code: string): boolean {
  if (/isValid(?:ObjectId)?\s*\(|new\s+RegExp|isMongoId/.test(code)) return false;
  const finder =
    /\b[A-Z]\w*\.(?:findById\w*|findOne\w*|deleteOne|updateOne)\(\s*(?:\{\s*_id\s*:\s*)?([\w.[\]"']+)/g;
  for (const [whole, argument = ""] of code.matchAll(finder)) {
    if (!/ById|_id/.test(whole)) continue;
    if (/^req(?:uest)?\.(?:params|query|body)\b/.test(argument)) return true;
    const taken = new RegExp(
      `\\b${argument.replace(/\W/g, "")}\\b[^=;]*\\}?\\s*=\\s*req(?:uest)?\\.(?:params|query|body)\\b`,
    );
    if (/^\w+$/.test(argument) && taken.test(code)) return true;
  }
  return false;
}

/** A listener for lost promises keeps the server going, unless it ends it itself. */
function isCaughtElsewhere(route: Route, manifest: string, project: ProjectView): boolean {
  const folder = manifest.slice(0, -"package.json".length);
  return project.files.some((path) => {
    if (!path.startsWith(folder) || !/\.[cm]?[jt]s$/.test(path)) return false;
    if (path !== route.file && !STARTS.test(path)) return false;
    const text = project.read(path) ?? "";
    if (/["']express-async-errors["']/.test(text)) return true;
    const at = text.search(/["']unhandledRejection["']/);
    return at !== -1 && !/process\.exit\s*\(/.test(text.slice(at, at + 600));
  });
}

/** Files that start a server. */
const STARTS =
  /(?:^|\/)(?:app|server|index|main|www|bootstrap|start|process|config\/\w+)\.[cm]?[jt]s$/;

const HEAD =
  /^(async\s*(?:function\s*\w*\s*)?\(\s*\w+\s*,\s*\w+)(?:\s*,\s*(\w+))?(\s*\)\s*(?:=>\s*)?\{)/;

/** `try` around the body of a handler without types, and `next` where it is not there yet. */
function handOn(code: string, base: number): TextEdit[] | undefined {
  const head = HEAD.exec(code);
  if (!head || !code.endsWith("}")) return undefined;
  const [whole, before = "", given] = head;
  if (given === undefined && /\bnext\b/.test(code)) return undefined;
  const next = given ?? "next";
  const from = whole.length;
  const body = code.slice(from, -1);
  const line = /(?:^|\n)([ \t]*)\S[^\n]*$/.exec(code.trimEnd().slice(0, -1) + "}")?.[1] ?? "";
  const isBlock = body.includes("\n");
  // Texts over several lines would change with their indentation.
  const own = isBlock && !body.includes("`") ? body.replace(/\n(?=[^\n])/g, "\n  ") : body;
  const outer = isBlock ? line : "";
  const written = isBlock
    ? `\n${outer}  try {${own.trimEnd()}\n${outer}  } catch (error) {\n${outer}    ${next}(error);\n${outer}  }\n${outer}`
    : ` try {${body}} catch (error) { ${next}(error); } `;
  const edits: TextEdit[] = [{ start: base + from, end: base + code.length - 1, text: written }];
  if (given === undefined) {
    const at = base + before.length;
    edits.unshift({ start: at, end: at, text: ", next" });
  }
  return edits;
}
