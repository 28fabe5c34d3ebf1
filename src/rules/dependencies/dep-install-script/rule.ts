import { type LockView, type LockWay, manifestRule, packagesOf } from "../../../engine/api.ts";
import { isExpected } from "./expected-scripts.ts";

export const rule = manifestRule({
  id: "dep-install-script",
  meta: {
    category: "dependencies",
    title: "A dependency runs a script while it is installed",
    level: "information",
    confidence: "high",
    preset: "audit",
    surface: "editor",
    cwe: [829],
    owasp: ["A08:2021", "A08:2025"],
    asvs: ["15.2.4"],
    tips: [10],
    since: "0.1.0",
  },
  messages: {
    found: {
      what: "{{name}} runs a script when it is installed.",
      help: "Its authors can run anything on your machine and your build server: look at the script, or install with `ignore-scripts` and allow only those that you need.",
    },
    through: {
      what: "{{name}}, which {{parent}} brings along, runs a script when it is installed.",
      help: "Its authors can run anything on your machine and your build server: look at the script, or install with `ignore-scripts` and allow only those that you need.",
    },
  },
  noFix: "Whether the script is needed, only somebody who reads it can tell.",
  manifest({ facts, lock, text }, context) {
    if (!lock) return;
    const allowed = allowedScripts(text);
    const reported = new Set<string>();
    for (const way of withScripts(lock)) {
      if (way.importer !== lock.folder) continue;
      const { name } = way.package;
      const entry = facts.dependencies.find(
        ({ key, field }) => key === way.key && field === way.field,
      );
      if (!entry || isExpected(name) || allowed.has(name) || reported.has(entry.key)) continue;
      reported.add(entry.key);
      const direct = way.from === undefined;
      const path = packagesOf(way).map((each) => each.name);
      context.report({
        at: entry.keyRange,
        message: direct ? "found" : "through",
        package: name,
        data: { name, parent: path.at(-2) ?? name },
        facts: direct ? [] : [{ label: "Path", value: path.join(" › ") }],
      });
    }
  },
});

function withScripts(lock: LockView): LockWay[] {
  const { packages } = lock.facts;
  // Most lockfiles have few of them, and Yarn and Bun say nothing about scripts.
  if (![...packages.values()].some((each) => each.hasInstallScript)) return [];
  return [...lock.ways().values()].filter((way) => way.package.hasInstallScript);
}

/** Packages that the project has looked at and lets run: of npm, pnpm and Bun. */
function allowedScripts(text: string): ReadonlySet<string> {
  try {
    const top: unknown = JSON.parse(text);
    const names = new Set<string>();
    const add = (value: unknown): void => {
      if (Array.isArray(value)) for (const each of value) names.add(nameOf(String(each)));
      else if (isObject(value)) for (const key of Object.keys(value)) names.add(nameOf(key));
    };
    if (!isObject(top)) return names;
    add(top["allowScripts"]);
    add(top["trustedDependencies"]);
    if (isObject(top["pnpm"])) add(top["pnpm"]["onlyBuiltDependencies"]);
    return names;
  } catch {
    return new Set();
  }
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function nameOf(spec: string): string {
  const at = spec.indexOf("@", 1);
  return at === -1 ? spec : spec.slice(0, at);
}
