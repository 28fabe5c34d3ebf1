import { type JsonMember, type JsonNode, readJsonTree } from "../documents/json-tree.ts";
import { CHOSEN_THRESHOLDS } from "../findings/thresholds.ts";
import { type Level, isLevel, isPreset, LEVELS, PRESETS } from "../findings/level.ts";
import { isDate } from "../findings/suppression.ts";
import type { ParseProblem } from "../text/problem.ts";
import type { Range } from "../text/range.ts";
import {
  ADVISORY_RULE,
  type Configuration,
  type ConfiguredSuppression,
  DEFAULT_CONFIGURATION,
} from "./configuration.ts";
import { globProblem } from "./glob.ts";
import { LICENSE_KEYS, readLicenses } from "./read-licenses.ts";
import { readThresholds } from "./read-thresholds.ts";
import { nearest } from "../text/nearest.ts";

/** A configuration as far as it can be read; what is unknown or broken is as if it were not written. */
export interface ReadConfiguration {
  readonly configuration: Configuration;
  /** In source order, each with the place that it is about. */
  readonly problems: readonly ParseProblem[];
  /** The places of the configuration's suppressions, in their order. */
  readonly suppressionRanges: readonly Range[];
}

/** The keys that a configuration file may have. */
const CONFIGURATION_KEYS = [
  "$schema",
  "preset",
  "rules",
  "include",
  "exclude",
  "suppressions",
  "licenses",
  "dependencies",
  "registry",
  // Read by the reader of models.
  "models",
] as const;

const SUPPRESSION_KEYS = ["rule", "files", "package", "advisory", "reason", "until"] as const;

/** The levels that a rule may be given. */
export const RULE_LEVELS = [...LEVELS, "off"] as const;

/** Reads the text of a storewarden.config.json. `ruleIds` are those that the configuration may name. Never throws. */
export function readConfiguration(text: string, ruleIds: readonly string[]): ReadConfiguration {
  const { root, problems } = readJsonTree(text);
  const reader = new Reader(ruleIds, problems);
  if (root) return reader.read(root);
  // An empty file is as good as none; anything else without a value is reported by the JSON reader.
  return {
    configuration: DEFAULT_CONFIGURATION,
    problems: text.trim() === "" ? [] : problems,
    suppressionRanges: [],
  };
}

class Reader {
  readonly #ruleIds: ReadonlySet<string>;
  readonly #problems: ParseProblem[];
  readonly #suppressionRanges: Range[] = [];

  constructor(ruleIds: readonly string[], problems: readonly ParseProblem[]) {
    this.#ruleIds = new Set(ruleIds);
    this.#problems = [...problems];
  }

  read(root: JsonNode): ReadConfiguration {
    const fields = this.#fields(root, "The configuration", CONFIGURATION_KEYS);
    const licenses = this.#licenses(fields.get("licenses"));
    const dependencies = this.#dependencies(fields.get("dependencies"));
    const configuration: Configuration = {
      preset: this.#preset(fields.get("preset")) ?? DEFAULT_CONFIGURATION.preset,
      rules: this.#rules(fields.get("rules")),
      include: this.#globs(fields.get("include")),
      exclude: this.#globs(fields.get("exclude")),
      suppressions: this.#suppressions(fields.get("suppressions")),
      ...(licenses && { licenses }),
      ...(dependencies && { dependencies }),
      registry: this.#registry(fields.get("registry")) ?? DEFAULT_CONFIGURATION.registry,
    };
    const problems = this.#problems.toSorted((a, b) => a.range.start - b.range.start);
    return { configuration, problems, suppressionRanges: this.#suppressionRanges };
  }

  /** The known keys of an object; of one that is written twice the last, as for every JSON reader. */
  #fields(node: JsonNode, what: string, known: readonly string[]): ReadonlyMap<string, JsonMember> {
    const fields = new Map<string, JsonMember>();
    if (node.kind !== "object") {
      this.#wrongType(node, what, "an object");
      return fields;
    }
    for (const member of node.members) {
      if (!known.includes(member.name)) {
        this.#problem(
          `Unknown key '${short(member.name)}'.${didYouMean(member.name, known)}`,
          member.nameRange,
        );
      } else {
        if (fields.has(member.name)) {
          this.#problem(
            `'${member.name}' is written twice; the last one counts.`,
            member.nameRange,
          );
        }
        fields.set(member.name, member);
      }
    }
    return fields;
  }

  #preset(member: JsonMember | undefined): Configuration["preset"] | undefined {
    const text = this.#string(member, "'preset'");
    if (text === undefined || isPreset(text)) return text;
    this.#unknownValue("preset", text, PRESETS, member?.value);
    return undefined;
  }

  #licenses(member: JsonMember | undefined): Configuration["licenses"] {
    if (!member) return undefined;
    const fields = this.#fields(member.value, "'licenses'", LICENSE_KEYS);
    return readLicenses(fields, (message, range) => this.#problem(message, range));
  }

  #dependencies(member: JsonMember | undefined): Configuration["dependencies"] {
    if (!member) return undefined;
    const fields = this.#fields(member.value, "'dependencies'", CHOSEN_THRESHOLDS);
    return readThresholds(fields, (message, range) => this.#problem(message, range));
  }

  #registry(member: JsonMember | undefined): boolean | undefined {
    if (!member) return undefined;
    const { value } = member;
    if (value.kind === "scalar" && typeof value.value === "boolean") return value.value;
    this.#wrongType(value, "'registry'", "true or false");
    return undefined;
  }

  #rules(member: JsonMember | undefined): Configuration["rules"] {
    if (!member) return {};
    if (member.value.kind !== "object") {
      this.#wrongType(member.value, "'rules'", "an object of rule ids and levels");
      return {};
    }
    const levels = new Map<string, Level | "off">();
    for (const { name, nameRange, value } of member.value.members) {
      if (!this.#knownRule(name, nameRange)) continue;
      const text = this.#string({ name, nameRange, value }, `The level of '${name}'`);
      if (text === undefined) continue;
      if (text === "off" || isLevel(text)) levels.set(name, text);
      else this.#unknownValue("level", text, RULE_LEVELS, value);
    }
    return Object.fromEntries(levels);
  }

  #globs(member: JsonMember | undefined): readonly string[] {
    if (!member) return [];
    const what = `'${member.name}'`;
    if (member.value.kind !== "array") {
      this.#wrongType(member.value, what, "a list of globs");
      return [];
    }
    return member.value.items.flatMap((item) => this.#glob(item, `Each entry of ${what}`) ?? []);
  }

  #glob(node: JsonNode, what: string): string | undefined {
    const text = this.#text(node, what);
    if (text === undefined) return undefined;
    const problem = globProblem(text);
    if (problem === undefined) return text;
    this.#problem(`'${short(text)}' is no usable glob: ${problem}.`, node.range);
    return undefined;
  }

  #suppressions(member: JsonMember | undefined): readonly ConfiguredSuppression[] {
    if (!member) return [];
    if (member.value.kind !== "array") {
      this.#wrongType(member.value, "'suppressions'", "a list");
      return [];
    }
    return member.value.items.flatMap((item) => this.#suppression(item) ?? []);
  }

  /** A suppression that is not wholly understood silences nothing. */
  #suppression(node: JsonNode): ConfiguredSuppression | undefined {
    const before = this.#problems.length;
    const fields = this.#fields(node, "Each suppression", SUPPRESSION_KEYS);
    if (node.kind !== "object") return undefined;
    const rule = this.#required(fields, "rule", node);
    if (rule !== undefined) this.#knownRule(rule, fields.get("rule")?.value.range ?? node.range);
    const reason = this.#required(fields, "reason", node);
    const place = fields.get("files");
    const files = place && this.#glob(place.value, "'files'");
    const name = fields.has("package") ? this.#required(fields, "package", node) : undefined;
    const advisory = fields.has("advisory") ? this.#required(fields, "advisory", node) : undefined;
    const about = fields.get("advisory");
    if (about && rule !== undefined && rule !== ADVISORY_RULE) {
      this.#problem(`Only suppressions of '${ADVISORY_RULE}' name an advisory.`, about.nameRange);
    }
    const day = fields.get("until");
    const until = day && this.#string(day, "'until'");
    if (day && until !== undefined && !isDate(until)) {
      this.#problem(`'${short(until)}' is not a date like 2027-01-31.`, day.value.range);
    }
    if (this.#problems.length > before || rule === undefined || reason === undefined) {
      return undefined;
    }
    this.#suppressionRanges.push(node.range);
    return {
      rule,
      reason,
      ...(files === undefined ? {} : { files }),
      ...(name === undefined ? {} : { package: name }),
      ...(advisory === undefined ? {} : { advisory }),
      ...(until === undefined ? {} : { until }),
    };
  }

  #required(
    fields: ReadonlyMap<string, JsonMember>,
    name: string,
    node: JsonNode,
  ): string | undefined {
    const member = fields.get(name);
    if (!member) {
      this.#problem(`The suppression has no '${name}'.`, node.range);
      return undefined;
    }
    const text = this.#string(member, `'${name}'`);
    if (text === undefined || text.trim() !== "") return text?.trim();
    this.#problem(`'${name}' is empty.`, member.value.range);
    return undefined;
  }

  #knownRule(id: string, range: ParseProblem["range"]): boolean {
    if (this.#ruleIds.has(id)) return true;
    this.#problem(`There is no rule '${short(id)}'.${didYouMean(id, [...this.#ruleIds])}`, range);
    return false;
  }

  #string(member: JsonMember | undefined, what: string): string | undefined {
    return member && this.#text(member.value, what);
  }

  #text(node: JsonNode, what: string): string | undefined {
    if (node.kind === "scalar" && typeof node.value === "string") return node.value;
    this.#wrongType(node, what, "text in quotes");
    return undefined;
  }

  #unknownValue(
    what: string,
    text: string,
    known: readonly string[],
    node: JsonNode | undefined,
  ): void {
    const list = known.map((each) => `'${each}'`).join(", ");
    this.#problem(
      `There is no ${what} '${short(text)}'; it can be ${list}.`,
      node?.range ?? { start: 0, end: 0 },
    );
  }

  #wrongType(node: JsonNode, what: string, wanted: string): void {
    this.#problem(`${what} must be ${wanted}, not ${typeName(node)}.`, node.range);
  }

  #problem(message: string, range: ParseProblem["range"]): void {
    this.#problems.push({ message, range });
  }
}

function typeName(node: JsonNode): string {
  if (node.kind === "array") return "a list";
  if (node.kind === "object") return "an object";
  if (node.value === null) return "null";
  return { string: "text", number: "a number", boolean: "true or false" }[
    typeof node.value as "string" | "number" | "boolean"
  ];
}

function didYouMean(word: string, known: readonly string[]): string {
  const match = nearest(word, known);
  return match === undefined ? "" : ` Did you mean '${match}'?`;
}

/** Hostile names cannot flood a message. */
function short(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
