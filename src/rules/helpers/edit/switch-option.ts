import { type Ast, type FlowPlace, type TextEdit, bare, isFunction } from "../../../engine/api.ts";
import { nameOf } from "../match/names.ts";
import { addProperties } from "./property-edits.ts";

/** Libraries that write CSV, with the option that takes the power from formulas and the version that brought it. */
const ESCAPING: readonly (readonly [RegExp, string, packages: readonly string[], since: number])[] =
  [
    [/^(?:csv-stringify|csv)(?:\/sync)?#/, "escape_formulas", ["csv-stringify"], 6.3],
    [/^papaparse#/, "escapeFormulae", ["papaparse"], 5.3],
    [/^json-2-csv#/, "preventCsvInjection", ["json-2-csv"], 4],
  ];

/** Lets the library of the call write formulas as texts; undefined where its version cannot. */
export function escapeFormulas(place: FlowPlace): TextEdit[] | undefined {
  const { node, semantics } = place;
  if (node.type !== "CallExpression") return undefined;
  const callee = semantics.callee(node) ?? "";
  for (const [library, option, packages, since] of ESCAPING) {
    if (!library.test(callee) || callee.endsWith("write")) continue;
    const versions = packages.map((name) => place.packageVersion(name));
    if (versions.some((each) => each !== undefined && isBefore(each, since))) return undefined;
    return switchOn(place, option);
  }
  return undefined;
}

/** True when a version or range may mean something older than `major.minor`. */
function isBefore(version: string, since: number): boolean {
  const [, major = "0", minor = "0"] = /(\d+)(?:\.(\d+))?/.exec(version) ?? [];
  const [wantedMajor = 0, wantedMinor = 0] = String(since).split(".").map(Number);
  return (
    Number(major) < wantedMajor || (Number(major) === wantedMajor && Number(minor) < wantedMinor)
  );
}

/** Sets an option of the sink's call to `true`, where its options are written in the call or are missing. */
function switchOn(place: FlowPlace, option: string): TextEdit[] | undefined {
  const { node, source } = place;
  if (node.type !== "CallExpression") return undefined;
  const [data, options] = node.arguments;
  if (!data || data.type === "SpreadElement") return undefined;
  const pair = `${option}: true`;
  const at = data.range[1];
  if (!options || isFunction(options)) return [{ start: at, end: at, text: `, { ${pair} }` }];
  const object = bare(options);
  if (object.type !== "ObjectExpression") return undefined;
  const known = object.properties.find(
    (each): each is Ast.Property => each.type === "Property" && nameOf(each) === option,
  );
  if (!known) return addProperties(object, [pair], source.text);
  return [{ start: known.value.range[0], end: known.value.range[1], text: "true" }];
}

/** Sets options that are `true` in the call to `false`. */
export function switchOff({ node }: FlowPlace, options: readonly string[]): TextEdit[] | undefined {
  if (node.type !== "CallExpression") return undefined;
  const objects = node.arguments.flatMap((each) => {
    const object = bare(each);
    return object.type === "ObjectExpression" ? [object] : [];
  });
  const edits = objects.flatMap(({ properties }) =>
    properties.flatMap((each) => {
      if (each.type !== "Property" || !options.includes(nameOf(each) ?? "")) return [];
      const { value } = each;
      const isOn = value.type === "Literal" && value.value === true;
      return isOn ? [{ start: value.range[0], end: value.range[1], text: "false" }] : [];
    }),
  );
  return edits.length > 0 ? edits : undefined;
}
