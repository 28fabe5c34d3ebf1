import { parseArgs } from "node:util";
import { LEVELS, type Level, PRESETS, type Preset, isLevel, isPreset } from "../engine/api.ts";
import { isSource, type Source, SOURCES } from "../registry/sources.ts";

const FORMATS = ["text", "json", "sarif", "html"] as const;
const DEPS_FORMATS = ["text", "json", "sarif", "cyclonedx"] as const;
type Format = (typeof FORMATS)[number] | (typeof DEPS_FORMATS)[number];

/** What `storewarden audit` was asked to do. */
export interface AuditArguments {
  /** As it was typed; the current folder when absent. */
  readonly folder: string;
  /** Dependencies alone: code is searched for imports and not analysed. */
  readonly dependenciesOnly?: true;
  readonly format: Format;
  /** A file to write to, as it was typed. */
  readonly output?: string;
  /** Absent leaves it to the configuration. */
  readonly preset?: Preset;
  readonly failOn: Level | "none";
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  readonly offline: boolean;
  /** Sources besides the registries that were switched on. */
  readonly sources: readonly Source[];
  readonly quiet: boolean;
  /** Whether what was read in an earlier run is used again. */
  readonly cache: boolean;
  /** How many threads read the code; absent leaves it to the number of files and cores. */
  readonly workers?: number;
}

/** What `storewarden routes` was asked to do. */
export interface RoutesArguments {
  readonly folder: string;
  readonly format: "text" | "json";
  readonly include: readonly string[];
  readonly exclude: readonly string[];
}

export type ParsedArguments =
  | { readonly kind: "routes"; readonly routes: RoutesArguments }
  | { readonly kind: "audit"; readonly audit: AuditArguments }
  | { readonly kind: "help" }
  | { readonly kind: "version" }
  | { readonly kind: "wrong"; readonly problem: string };

const OPTIONS = {
  format: { type: "string" },
  output: { type: "string", short: "o" },
  preset: { type: "string" },
  "fail-on": { type: "string" },
  include: { type: "string", multiple: true },
  exclude: { type: "string", multiple: true },
  offline: { type: "boolean" },
  source: { type: "string", multiple: true },
  quiet: { type: "boolean", short: "q" },
  workers: { type: "string" },
  "no-cache": { type: "boolean" },
  help: { type: "boolean", short: "h" },
  version: { type: "boolean" },
} as const;

export function readArguments(args: readonly string[]): ParsedArguments {
  let parsed: ReturnType<typeof parse>;
  try {
    parsed = parse(args);
  } catch (error) {
    // The first sentence names what is wrong; the rest explains how options are parsed.
    const message = error instanceof Error ? error.message : String(error);
    return wrong(message.split(". ")[0]?.replace(/\.$/, "") ?? message);
  }
  const { values, positionals } = parsed;
  if (values.help) return { kind: "help" };
  if (values.version) return { kind: "version" };
  const [command, folder = ".", ...rest] = positionals;
  if (command === undefined) return wrong("No command is given");
  if (command === "routes") return readRoutes(folder, rest, values);
  const isDeps = command === "deps";
  if (command !== "audit" && !isDeps) return wrong(`There is no command '${command}'`);
  if (rest.length > 0) return wrong("Only one folder can be audited at a time");
  const format = values.format ?? "text";
  const failOn = values["fail-on"] ?? "error";
  const formats = isDeps ? DEPS_FORMATS : FORMATS;
  if (!isFormat(format, formats)) return wrongChoice("--format", format, formats);
  if (values.preset !== undefined && !isPreset(values.preset)) {
    return wrongChoice("--preset", values.preset, PRESETS);
  }
  if (failOn !== "none" && !isLevel(failOn)) {
    return wrongChoice("--fail-on", failOn, [...LEVELS, "none"]);
  }
  const workers = values.workers === undefined ? undefined : Number(values.workers);
  if (workers !== undefined && !(Number.isInteger(workers) && workers >= 0 && workers <= 16)) {
    return wrong(`--workers cannot be '${values.workers}', only a number from 0 to 16`);
  }
  if (values.output === "") return wrong("--output names no file");
  const sources = values.source ?? [];
  const strange = sources.find((each) => !isSource(each));
  if (strange !== undefined) return wrongChoice("--source", strange, SOURCES);
  return {
    kind: "audit",
    audit: {
      folder,
      ...(isDeps ? { dependenciesOnly: true } : {}),
      format,
      failOn,
      ...(values.output === undefined ? {} : { output: values.output }),
      ...(values.preset === undefined ? {} : { preset: values.preset }),
      include: values.include ?? [],
      exclude: values.exclude ?? [],
      offline: values.offline ?? false,
      sources: sources.filter(isSource),
      quiet: values.quiet ?? false,
      cache: values["no-cache"] !== true,
      ...(workers === undefined ? {} : { workers }),
    },
  };
}

/** Only what makes sense without findings. */
function readRoutes(
  folder: string,
  rest: readonly string[],
  values: ReturnType<typeof parse>["values"],
): ParsedArguments {
  if (rest.length > 0) return wrong("Only one folder can be read at a time");
  const { format = "text", include = [], exclude = [] } = values;
  if (format !== "text" && format !== "json")
    return wrongChoice("--format", format, ["text", "json"]);
  for (const option of ["output", "preset", "fail-on", "offline", "source"] as const) {
    if (values[option] !== undefined) return wrong(`--${option} has no meaning for routes`);
  }
  return { kind: "routes", routes: { folder, format, include, exclude } };
}

function parse(args: readonly string[]) {
  return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
}

function isFormat(text: string, formats: readonly Format[]): text is Format {
  return formats.some((format) => format === text);
}

function wrongChoice(option: string, value: string, known: readonly string[]): ParsedArguments {
  return wrong(`${option} cannot be '${value}', only ${known.join(", ")}`);
}

function wrong(problem: string): ParsedArguments {
  return { kind: "wrong", problem };
}
