import {
  excludesSupportedNode,
  groupBy,
  manifestRule,
  newestSupportedNode,
  NODE_SOURCE,
  nodeLineEnd,
  nodeMajor,
  type Range,
  type Report,
} from "../../../engine/api.ts";
import { deployedRuntimes } from "./deployed-runtimes.ts";
import { developerRuntimes } from "./developer-runtimes.ts";
import { nodeImages } from "./node-images.ts";
import { workflowVersions } from "./workflow-versions.ts";

export const rule = manifestRule({
  id: "node-eol",
  meta: {
    category: "dependencies",
    title: "The version of Node gets no security fixes any more",
    level: "warning",
    confidence: "high",
    preset: "quiet",
    surface: "editor",
    cwe: [1104],
    owasp: ["A06:2021", "A03:2025"],
    asvs: ["15.2.1"],
    tips: [3],
    since: "0.1.0",
  },
  messages: {
    found: {
      what: "Node {{major}} has had no security fixes since {{until}}.",
      help: "Holes in it that become known stay open in this store: move to Node {{newest}}, which has long-term support.",
    },
    range: {
      what: 'engines.node ("{{range}}") lets in no version of Node that gets security fixes.',
      help: "Whoever follows it runs a Node whose holes stay open: let Node {{newest}} in, which has long-term support.",
    },
  },
  fixes: [{ id: "newest-node", kind: "suggestion", title: "Use Node {{newest}}" }],
  manifest({ facts, text }, context) {
    const range = facts.enginesNode;
    const now = context.now.getTime();
    if (range === undefined || !excludesSupportedNode(range, now)) return;
    const at = facts.enginesNodeRange;
    if (!at || text.slice(at.start, at.end) !== range) return;
    const newest = String(newestSupportedNode(now));
    const isPlain = /^[v=^~]?\d+(?:\.(?:\d+|x)){0,2}$/.test(range.trim());
    context.report({
      at,
      message: "range",
      data: { range, newest },
      facts: SOURCE,
      fixes: isPlain ? [{ id: "newest-node", edits: () => [{ ...at, text: `${newest}.x` }] }] : [],
    });
  },
  config: {
    kinds: ["dockerfile", "json", "yaml", "toml"],
    check(document, context) {
      // Asked for where a version is named alone: what does not rest on the day holds on others.
      const now = (): number => context.now.getTime();
      if (document.kind === "dockerfile") {
        // Stages of one version are told, and changed, together.
        for (const [major, images] of groupBy(nodeImages(document), ({ major }) => major)) {
          const places = images.map(({ at }) => at);
          const report = reportOf(places, major, now());
          const isFixable = images.every(({ fixable }) => fixable);
          if (report) context.report(isFixable ? report : { ...report, fixes: [] });
        }
        return;
      }
      for (const { at, text } of document.kind === "json" ? [] : deployedRuntimes(document)) {
        const major = nodeMajor(text);
        const report = major === undefined ? undefined : reportOf([at], major, now());
        if (report) context.report(report);
      }
      const forDevelopers =
        document.kind === "json" ? developerRuntimes(document) : workflowVersions(document, now);
      for (const { at, text } of forDevelopers) {
        const major = nodeMajor(text);
        const report = major === undefined ? undefined : reportOf([at], major, now());
        // What tests and developers run is not what customers' data passes through.
        if (report) context.report({ ...report, level: "information", preset: "balanced" });
      }
    },
  },
  project({ files, read }, context) {
    const now = context.now.getTime();
    const folders = files
      .filter((path) => /(?:^|\/)package\.json$/.test(path))
      .map((path) => path.slice(0, -"package.json".length));
    const told = new Map<string, Set<number>>();
    for (const folder of folders.toSorted((a, b) => a.length - b.length)) {
      for (const [name, pattern] of VERSION_FILES) {
        const found = pattern.exec(read(folder + name) ?? "");
        const written = found?.[1];
        const major = written === undefined ? undefined : nodeMajor(written);
        if (written === undefined || major === undefined) continue;
        // A package inside says again what the folder around it says.
        const isAgain = [...told].some(
          ([outer, majors]) => folder.startsWith(outer) && majors.has(major),
        );
        if (isAgain) continue;
        const start = (found?.index ?? 0) + (found?.[0].length ?? 0) - written.length;
        const report = reportOf([{ start, end: start + written.length }], major, now);
        if (report) context.report(folder + name, report);
        told.set(folder, (told.get(folder) ?? new Set()).add(major));
      }
    }
  },
});

/** Files that tell tools for versions which Node to take, and where in them it stands. */
const VERSION_FILES: readonly (readonly [name: string, pattern: RegExp])[] = [
  [".nvmrc", /^([^\s#]+)/],
  [".node-version", /^([^\s#]+)/],
  [".tool-versions", /^(?:nodejs|node)[ \t]+(\S+)/m],
];
const SOURCE = [
  { label: "Source", value: NODE_SOURCE.address },
  { label: "As of", value: NODE_SOURCE.checkedOn },
];

/** What is told of the first place, with a fix for all of them. */
function reportOf(places: readonly Range[], major: number, now: number): Report | undefined {
  const [at] = places;
  const until = nodeLineEnd(major, now);
  const newest = newestSupportedNode(now);
  if (!at || until === undefined || newest === undefined) return undefined;
  return {
    at,
    message: "found",
    data: { major: String(major), until, newest: String(newest) },
    facts: SOURCE,
    fixes: [
      { id: "newest-node", edits: () => places.map((each) => ({ ...each, text: String(newest) })) },
    ],
  };
}
