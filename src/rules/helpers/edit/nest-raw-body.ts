import {
  type Ast,
  type FilesBeside,
  type Semantics,
  type TextEdit,
  unwrap,
} from "../../../engine/api.ts";
import { addProperties } from "./property-edits.ts";

/**
 * Has Nest keep the bytes of all requests in `rawBody`, where the application is made. Undefined
 * where that place is not found, is not the only one, or does something else with bodies.
 */
export function nestKeepsBytes(path: string, beside: FilesBeside): readonly TextEdit[] | undefined {
  const file = entryAbove(path, beside);
  const semantics = file === undefined ? undefined : beside.script(file);
  if (file === undefined || !semantics) return undefined;
  const [call, ...others] = creationsIn(semantics);
  if (!call || others.length > 0) return undefined;
  return withOption(call, semantics)?.map((edit) => ({ ...edit, file }));
}

/** The nearest `main.ts` above a file, up to its package. */
function entryAbove(path: string, beside: FilesBeside): string | undefined {
  const root = beside.packageFolder(path);
  let folder = path;
  while (folder !== root && folder !== "") {
    folder = folder.slice(0, Math.max(0, folder.lastIndexOf("/")));
    const prefix = folder === "" ? "" : `${folder}/`;
    const found = ["main.ts", "src/main.ts", "main.js", "src/main.js"]
      .map((name) => prefix + name)
      .find((each) => beside.read(each)?.includes("NestFactory"));
    if (found !== undefined) return found;
  }
  return undefined;
}

function creationsIn(semantics: Semantics): Ast.CallExpression[] {
  return semantics.source.nodes.filter(
    (node): node is Ast.CallExpression =>
      node.type === "CallExpression" &&
      semantics.callee(node) === "@nestjs/core#NestFactory.create",
  );
}

/** The options stand last: after the module, and after the adapter where there is one. */
function withOption(call: Ast.CallExpression, semantics: Semantics): TextEdit[] | undefined {
  const last = call.arguments.at(-1);
  if (!last || last.type === "SpreadElement") return undefined;
  const options = unwrap(last);
  const isOptions = call.arguments.length > 1 && options.type === "ObjectExpression";
  if (!isOptions) {
    const isAdapter = options.type === "NewExpression" && call.arguments.length === 2;
    if (call.arguments.length !== 1 && !isAdapter) return undefined;
    return [{ start: last.range[1], end: last.range[1], text: ", { rawBody: true }" }];
  }
  const view = semantics.object(options);
  if (!view?.complete || view.get("bodyParser")) return undefined;
  const kept = view.get("rawBody")?.value;
  if (kept) return kept.in.constant(kept.node)?.value === true ? [] : undefined;
  return addProperties(options, ["rawBody: true"], semantics.source.text);
}
