import type { ConfigDocument, ConfigEntry } from "../../../engine/api.ts";

/** True for workflows and actions of GitHub. */
export function isWorkflow(path: string): boolean {
  return /(?:^|\/)\.github\/(?:workflows\/[^/]+|actions\/.+\/action)\.ya?ml$|(?:^|\/)action\.ya?ml$/.test(
    path,
  );
}

/** The events that start a workflow; none for actions, which run wherever they are used. */
export function triggers(document: ConfigDocument): ReadonlySet<string> {
  const found = new Set<string>();
  for (const { path, value } of document.entries) {
    // YAML 1.1 reads a bare `on` as a truth value; the key keeps its text here.
    if (path[0] !== "on" && path[0] !== "true") continue;
    const second = path[1];
    if (second === undefined || /^\d+$/.test(second)) {
      if (typeof value === "string") found.add(value);
    } else found.add(second);
  }
  return found;
}

/** Values at the same step, by key: `run`, `uses`, `with/ref` and so on. */
export function stepOf(
  document: ConfigDocument,
  entry: ConfigEntry,
): ReadonlyMap<string, ConfigEntry> {
  const depth = stepDepth(entry.path);
  const prefix = JSON.stringify(entry.path.slice(0, depth));
  const step = new Map<string, ConfigEntry>();
  for (const each of document.entries) {
    if (each.path.length > depth && JSON.stringify(each.path.slice(0, depth)) === prefix)
      step.set(each.path.slice(depth).join("/"), each);
  }
  return step;
}

/** How many keys lead to the step that an entry belongs to; 0 when it is in none. */
export function stepDepth(path: readonly string[]): number {
  const at = path.lastIndexOf("steps");
  return at === -1 || path.length < at + 3 ? 0 : at + 2;
}

/** The conditions that a step runs under: its own and that of its job. */
export function conditions(document: ConfigDocument, entry: ConfigEntry): string {
  const job = JSON.stringify(entry.path.slice(0, 2));
  const own = stepOf(document, entry).get("if");
  const texts = document.entries
    .filter(
      ({ path }) =>
        path.length === 3 && path[2] === "if" && JSON.stringify(path.slice(0, 2)) === job,
    )
    .map(({ value }) => String(value));
  return [...texts, ...(own ? [String(own.value)] : [])].join(" && ");
}
