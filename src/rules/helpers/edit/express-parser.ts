import {
  type Ast,
  type FilesBeside,
  type Semantics,
  type TextEdit,
  propertyName,
  unwrap,
} from "../../../engine/api.ts";
import { fileStyle } from "./file-style.ts";
import { addProperties } from "./property-edits.ts";

const PARSER = /^(?:express|body-parser)#(?:default\.)?json$/;
/** Where stores put their application together, as seen from the package. */
const ENTRIES = ["app", "server", "index", "main"].flatMap((name) =>
  ["ts", "js", "mts", "mjs", "cjs"].flatMap((ending) => [
    `src/${name}.${ending}`,
    `${name}.${ending}`,
  ]),
);

/**
 * Has the parsers of JSON that an application of Express mounts keep the bytes in `rawBody`: those of
 * the file itself, or else of the one where the application is put together. Undefined where there
 * are none, or where one does something else with the bytes.
 */
export function keepBytes(path: string, beside: FilesBeside): readonly TextEdit[] | undefined {
  const folder = beside.packageFolder(path);
  const prefix = folder === "" ? "" : `${folder}/`;
  for (const file of [path, ...ENTRIES.map((name) => prefix + name)]) {
    const text = beside.read(file);
    const semantics = text?.includes("json") ? beside.script(file) : undefined;
    const parsers = semantics ? parsersOf(semantics) : [];
    if (!semantics || parsers.length === 0) continue;
    const edits = parsers.map((call) => withBytes(call, semantics));
    return edits.some((each) => each === undefined)
      ? undefined
      : edits.flatMap((each) => each ?? []).map((edit) => ({ ...edit, file }));
  }
  return undefined;
}

function parsersOf(semantics: Semantics): Ast.CallExpression[] {
  return semantics.source.nodes.filter(
    (node): node is Ast.CallExpression =>
      node.type === "CallExpression" && PARSER.test(semantics.callee(node) ?? ""),
  );
}

function withBytes(call: Ast.CallExpression, { source }: Semantics): TextEdit[] | undefined {
  const { semicolon } = fileStyle(source);
  const end = semicolon === "" ? "" : ";";
  const option = `verify: (request, _response, bytes) => { Object.assign(request, { rawBody: bytes })${end} }`;
  const [given] = call.arguments;
  if (!given) {
    const at = call.range[1] - 1;
    return [{ start: at, end: at, text: `{ ${option} }` }];
  }
  const options = unwrap(given);
  if (options.type !== "ObjectExpression") return undefined;
  if (source.text.slice(...options.range).includes("rawBody")) return [];
  const isKnown = options.properties.every(
    (each) => each.type === "Property" && propertyName(each) !== "verify",
  );
  return isKnown ? addProperties(options, [option], source.text) : undefined;
}
