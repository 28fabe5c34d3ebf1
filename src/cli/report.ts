import {
  type AnalysisSession,
  type ReportInput,
  computeFixes,
  ignoredAt,
  toCycloneDx,
  toHtml,
  toJson,
  toSarif,
  toText,
} from "../engine/api.ts";
import type { AuditArguments } from "./arguments.ts";
import { painter } from "./colours.ts";
import type { CliSurroundings } from "./surroundings.ts";

/** The report in the format that was asked for, ready to be written. */
export function renderReport(
  input: ReportInput,
  session: AnalysisSession,
  args: AuditArguments,
  around: CliSurroundings,
): string {
  switch (args.format) {
    case "json":
      return `${JSON.stringify(toJson(input), null, 2)}\n`;
    case "sarif":
      return `${JSON.stringify(toSarif({ ...input, fixesOf: fixesOf(input, session), ...(around.pageOf ? { docOf: around.pageOf } : {}) }), null, 2)}\n`;
    case "html":
      return toHtml(input);
    case "cyclonedx": {
      const { root, version, endedAt: now } = input;
      const { manifests } = session;
      const paths = input.audit.results.map(({ path }) => path);
      const composer = composerIn(paths, session);
      const locks = manifests.locksOf(paths).map((lock) => ({
        lock,
        advisories: manifests.holes.get(lock.path),
        ignored: ignoredAt(lock.path.replace(/[^/]*$/, "package.json"), session),
      }));
      return `${JSON.stringify(toCycloneDx({ locks, composer, root, version, now }), null, 2)}\n`;
    }
    case "text": {
      // A file is read by anything but a terminal.
      const paint = args.output === undefined ? painter(around.out, around.environment) : plain;
      return toText(input, { paint, quiet: args.quiet, facts: args.dependenciesOnly === true });
    }
  }
}

function composerIn(paths: readonly string[], session: AnalysisSession) {
  const { composers, manifests } = session;
  return paths.flatMap((path) => {
    const text = composers.isManifest(path) ? manifests.sites.textOf(path) : undefined;
    const view = text === undefined ? undefined : composers.view(path, text);
    if (!view?.lock) return [];
    const { facts, lock } = view;
    return [{ facts, lock, answers: composers.answers(path), ignored: ignoredAt(path, session) }];
  });
}

function plain(_: string, text: string): string {
  return text;
}

function fixesOf(input: ReportInput, session: AnalysisSession) {
  return (path: string) => {
    const text = input.read(path);
    return text === undefined ? [] : computeFixes(session, path, text, () => true);
  };
}
