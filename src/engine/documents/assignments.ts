import type { Assignment, ConfigDocument, ConfigEntry } from "./document.ts";

/**
 * The named values that a program sees: variables of .env files and Dockerfiles, `environment` and
 * `env` of compose files, workflows and Kubernetes manifests in all their forms, and otherwise every
 * key of a JSON, YAML or TOML file under its own name. Values that are left open (`null`) and list items
 * without a name are not among them. In source order.
 */
export function assignments(document: ConfigDocument): Assignment[] {
  switch (document.kind) {
    case "env":
      return document.entries.flatMap((entry) => named(document, entry));
    case "dockerfile":
      // Other instructions have a path of their keyword alone.
      return document.entries.flatMap((entry) =>
        entry.path.length > 1 ? named(document, entry) : [],
      );
    case "json":
    case "yaml":
    case "toml":
    case "properties":
      return fromTree(document);
    case "shell":
    case "html":
    case "template":
    case "graphql":
    case "prisma":
      return [];
  }
}

function fromTree(document: ConfigDocument): Assignment[] {
  const pairs = nameValuePairs(document.entries);
  const found = document.entries.flatMap((entry) => {
    if (isListItem(entry)) return inEnvironment(entry) ? fromListItem(document, entry) : [];
    const name = pairs.names.get(entry);
    if (name) return named(document, entry, name);
    return pairs.consumed.has(entry) ? [] : named(document, entry);
  });
  // An anchored list says only where it is used that its items are variables.
  const seen = new Set(found.map((assignment) => assignment.nameRange.start));
  for (const entry of document.aliased) {
    if (!isListItem(entry) || !inEnvironment(entry)) continue;
    for (const assignment of fromListItem(document, entry)) {
      if (!seen.has(assignment.nameRange.start)) found.push(assignment);
      seen.add(assignment.nameRange.start);
    }
  }
  return found.sort((a, b) => a.nameRange.start - b.nameRange.start);
}

/** One assignment under the entry's own key, or under the name that a sibling gives. */
function named(document: ConfigDocument, entry: ConfigEntry, by?: ConfigEntry): Assignment[] {
  const nameRange = by?.valueRange ?? entry.keyRange;
  const name = by ? String(by.value) : entry.path.at(-1);
  if (entry.value === null || !nameRange || name === undefined) return [];
  const { start, end } = entry.valueRange;
  // Numbers keep the text in which they were written: 0123 and 1e3 are different secrets.
  const value = typeof entry.value === "string" ? entry.value : document.text.slice(start, end);
  return [{ name, value, nameRange, valueRange: entry.valueRange }];
}

/** `KEY=value` as a list item; without `=` the variable is only passed on. */
function fromListItem(document: ConfigDocument, entry: ConfigEntry): Assignment[] {
  if (typeof entry.value !== "string") return [];
  const split = entry.value.indexOf("=");
  const { start, end } = entry.valueRange;
  const rawSplit = document.text.slice(start, end).indexOf("=");
  if (split < 1 || rawSplit < 1) return [];
  return [
    {
      name: entry.value.slice(0, split),
      value: entry.value.slice(split + 1),
      nameRange: { start, end: start + rawSplit },
      valueRange: { start: start + rawSplit + 1, end },
    },
  ];
}

/** Kubernetes writes `env: [{ name: KEY, value: text }]`: finds the name that belongs to each value. */
function nameValuePairs(entries: readonly ConfigEntry[]): NameValuePairs {
  const names = new Map<ConfigEntry, ConfigEntry>();
  const consumed = new Set<ConfigEntry>();
  let item: { path: string; name?: ConfigEntry; value?: ConfigEntry } = { path: "" };
  for (const entry of entries) {
    const field = entry.path.at(-1);
    if (!ENVIRONMENT.has(entry.path.at(-3) ?? "") || (field !== "name" && field !== "value"))
      continue;
    const path = JSON.stringify(entry.path.slice(0, -1));
    // The same field again at the same path is the next document of the file.
    if (item.path !== path || item[field]) item = { path };
    item[field] = entry;
    if (!item.name || !item.value || typeof item.name.value !== "string") continue;
    names.set(item.value, item.name);
    consumed.add(item.name);
  }
  return { names, consumed };
}

interface NameValuePairs {
  /** From the entry with the value to the entry with its name. */
  readonly names: ReadonlyMap<ConfigEntry, ConfigEntry>;
  readonly consumed: ReadonlySet<ConfigEntry>;
}

const ENVIRONMENT: ReadonlySet<string> = new Set(["environment", "env"]);

function isListItem(entry: ConfigEntry): boolean {
  return entry.keyRange === undefined;
}

function inEnvironment(entry: ConfigEntry): boolean {
  const parent = entry.path.at(-2) ?? "";
  return ENVIRONMENT.has(parent) || (parent === "args" && entry.path.at(-3) === "build");
}
