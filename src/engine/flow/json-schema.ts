import type { SinkKind } from "../models/kinds.ts";
import { KIND_GROUPS } from "../models/default-words.ts";
import { type AbstractValue, loadAny } from "./abstract-value.ts";
import type { PlacedPattern } from "./placed-pattern.ts";

/** What a JSON schema in the code says of values that it lets through. */
interface JsonSchema {
  readonly clears: readonly SinkKind[] | "all";
  readonly properties?: ReadonlyMap<string, AbstractValue>;
  readonly items?: AbstractValue;
  /** What its texts have to match. */
  readonly regex?: PlacedPattern;
}

const NO_CHOICE = new Set(["boolean", "null"]);
const SCALARS = new Set([...NO_CHOICE, "integer", "number"]);
/** Formats that leave no free text. */
const CLOSED_FORMATS = new Set(["uuid", "date", "date-time", "time", "ipv4", "ipv6"]);

/** `{ type: "object", properties: … }` and the like; undefined for other objects. */
export function jsonSchemaOf(schema: AbstractValue): JsonSchema | undefined {
  const { members } = schema;
  if (!members || schema.apis.length > 0) return undefined;
  if (members.has("enum") || members.has("const")) return { clears: "all" };
  const types = typesIn(members.get("type"));
  const properties = members.get("properties")?.members;
  const items = members.get("items");
  if (types.length === 0 && !properties) return undefined;
  if (types.length > 0 && types.every((type) => NO_CHOICE.has(type))) return { clears: "all" };
  if (types.length > 0 && types.every((type) => SCALARS.has(type))) return ofNumber(members);
  const format = members.get("format")?.constant?.value;
  if (typeof format === "string" && CLOSED_FORMATS.has(format))
    return { clears: KIND_GROUPS.text ?? [] };
  // A pattern is asked of texts alone.
  const isText = types.length > 0 && types.every((type) => type === "string" || SCALARS.has(type));
  const pattern = isText ? members.get("pattern")?.constant?.value : undefined;
  // Names that the schema does not know pass, unless it says that they do not.
  const isClosed = members.get("additionalProperties")?.constant?.value === false;
  const isObject = types.includes("object") || properties !== undefined;
  return {
    clears: isObject && !isClosed ? [] : (KIND_GROUPS.shape ?? []),
    ...(typeof pattern === "string" && { regex: { pattern, flags: "u" } }),
    ...(properties && { properties }),
    ...(items && types.includes("array") && { items }),
  };
}

/** A number is no text, but one of the sender's choice as far as nothing limits it. */
function ofNumber(members: ReadonlyMap<string, AbstractValue>): JsonSchema {
  const limit = (...names: string[]): number | undefined =>
    names
      .map((name) => members.get(name)?.constant?.value)
      .find((value) => typeof value === "number");
  const least = limit("minimum", "exclusiveMinimum");
  if (least !== undefined && limit("maximum", "exclusiveMaximum") !== undefined)
    return { clears: "all" };
  const isPositive = least !== undefined && least >= 0;
  return { clears: [...(KIND_GROUPS.text ?? []), ...(isPositive ? (["quantity"] as const) : [])] };
}

/** One type, or a list of them. */
function typesIn(type: AbstractValue | undefined): string[] {
  if (!type) return [];
  const listed = type.constant ? [type] : [...(type.members?.values() ?? [loadAny(type)])];
  return listed.flatMap(({ constant }) =>
    typeof constant?.value === "string" ? [constant.value] : [],
  );
}
