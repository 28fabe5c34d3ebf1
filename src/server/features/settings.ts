import type { Connection } from "vscode-languageserver";
import { CHOSEN_THRESHOLDS, isLevel, isMonths, isPreset, type Level } from "../../engine/api.ts";
import { SOURCE } from "../../protocol/ids.ts";
import { DEFAULT_SETTINGS, SETTINGS, type Settings } from "../../protocol/settings.ts";
import type { InitializationOptions } from "../../protocol/messages.ts";
import type { Projects } from "../workspace/projects.ts";

/** Asks the editor for the settings of every project. @throws Error when it cannot give them. */
export async function loadSettings(connection: Connection, projects: Projects): Promise<void> {
  const all = projects.all;
  const items = all.map((project) => {
    const scopeUri = projects.uriOf(project);
    return scopeUri === undefined ? { section: SOURCE } : { section: SOURCE, scopeUri };
  });
  const values: unknown[] = await connection.workspace.getConfiguration(items);
  for (const [index, project] of all.entries()) project.settings = readSettings(values[index]);
}

/** Takes the settings that the editor sent when it began. */
export function takeSettings(
  given: NonNullable<InitializationOptions["settings"]>,
  projects: Projects,
): void {
  for (const project of projects.all) {
    const folder = projects.uriOf(project);
    project.settings = readSettings(given.find((each) => each.folder === folder)?.value);
  }
}

/** Settings as the editor sends them, checked: what has the wrong shape counts as not set. */
export function readSettings(value: unknown): Settings {
  const read = (name: string): unknown =>
    name.split(".").reduce<unknown>((each, key) => field(each, key), value);
  const preset = read(SETTINGS.preset);
  const scope = read(SETTINGS.analysisScope);
  const registry = read(SETTINGS.registryEnabled);
  const lenses = read(SETTINGS.dependencyLenses);
  return {
    preset: isPreset(preset) ? preset : "default",
    rules: levels(read(SETTINGS.rules)),
    include: strings(read(SETTINGS.include)),
    exclude: strings(read(SETTINGS.exclude)),
    scope: scope === "openFiles" ? "openFiles" : DEFAULT_SETTINGS.scope,
    lenses: typeof lenses === "boolean" ? lenses : DEFAULT_SETTINGS.lenses,
    registry: typeof registry === "boolean" ? registry : DEFAULT_SETTINGS.registry,
    sources: strings(read(SETTINGS.registrySources)),
    thresholds: Object.fromEntries(
      CHOSEN_THRESHOLDS.flatMap((name) => {
        const value = read(SETTINGS[name]);
        return isMonths(value) ? [[name, value]] : [];
      }),
    ),
  };
}

function field(value: unknown, key: string): unknown {
  return typeof value === "object" && value !== null && Object.hasOwn(value, key)
    ? (value as Record<string, unknown>)[key]
    : undefined;
}

function levels(value: unknown): Record<string, Level | "off"> {
  const all: Record<string, Level | "off"> = Object.create(null);
  if (typeof value !== "object" || value === null) return all;
  for (const [id, level] of Object.entries(value)) {
    if (isLevel(level) || level === "off") all[id] = level;
  }
  return all;
}

function strings(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === "string") : [];
}
