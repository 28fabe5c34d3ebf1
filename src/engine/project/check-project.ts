import { readDocument } from "../documents/read-document.ts";
import { Collector } from "./collector.ts";
import type { FilesBeside } from "./files-beside.ts";
import type { FileResult } from "./file-result.ts";
import type { PathClass } from "./path-class.ts";
import type { TrackedFiles } from "./ports.ts";
import type { Manifests } from "./manifests.ts";
import type { Platforms } from "./platforms.ts";
import type { Routes } from "./routes.ts";
import type { RuleSet } from "./rule-set.ts";

/** What is known of a project. */
interface ProjectKnowledge {
  readonly rules: RuleSet;
  readonly now: Date;
  readonly routes: Pick<Routes, "table" | "matchers">;
  readonly manifests: Pick<Manifests, "locksOf" | "sites">;
  readonly platforms: Pick<Platforms, "of">;
  readonly beside: FilesBeside;
  classify(path: string): PathClass;
}

export interface ProjectInput {
  readonly files: readonly string[];
  readonly tracked: TrackedFiles;
  readonly project: ProjectKnowledge;
  readonly finish: (
    path: string,
    text: string,
    collector: Collector,
  ) => { readonly result: FileResult };
}

/** Runs the project checks and hands each file's reports on to be judged like any others. */
export function checkProject(input: ProjectInput): FileResult[] {
  const { project } = input;
  const collectors = new Map<string, Collector>();
  const collectorFor = (file: string): Collector => {
    const known = collectors.get(file) ?? new Collector(file);
    collectors.set(file, known);
    return known;
  };
  const texts = new Map<string, string | undefined>();
  const read = (path: string): string | undefined => {
    if (!texts.has(path)) texts.set(path, project.beside.read(path));
    return texts.get(path);
  };
  for (const rule of project.rules.active) {
    const check = rule.project;
    if (!check) continue;
    collectorFor("").guard(rule, () =>
      check(
        {
          files: input.files,
          tracked: input.tracked,
          get routes() {
            return project.routes.table(input.files);
          },
          get matchers() {
            return project.routes.matchers(input.files);
          },
          get locks() {
            return project.manifests.locksOf(input.files);
          },
          importsOf: (name, folder) => project.manifests.sites.of(name, folder, input.files),
          platforms: (path) => project.platforms.of(path),
          beside: project.beside,
          read,
          document: (path) => {
            const text = read(path);
            return text === undefined ? undefined : readDocument(path, text);
          },
        },
        { now: project.now, report: (file, report) => collectorFor(file).add(rule, report) },
      ),
    );
  }
  const results: FileResult[] = [];
  for (const [file, collector] of collectors) {
    // A crash of a project rule has no file of its own; it is said with the root.
    if (project.classify(file).kind === "muted") continue;
    if (collector.reports.length === 0 && collector.crashes.length === 0) continue;
    results.push(input.finish(file, read(file) ?? "", collector).result);
  }
  return results;
}
