import type { Ast } from "../syntax/ast.ts";
import { propertyName } from "../semantics/names.ts";
import { bare, unwrap } from "../semantics/unwrap.ts";
import type { Frame, JumpTarget } from "./frame.ts";
import type { Flow } from "./places.ts";
import type { Value } from "./ir.ts";
import type { Lowering } from "./lowering.ts";
import { CHECKED_PARTS, isRequestPart } from "./request-part.ts";

/** True of `for (const part of ["body", "query"])`, unless each round would make functions anew. */
export function isOverParts(lower: Lowering, right: Ast.Node, body: Ast.Node): boolean {
  const names = namesIn(right);
  return names.length > 0 && names.every(isRequestPart) && !makesFunctions(lower, body);
}

/** The parts of a request that are written down in a list. */
export function partsIn(list: Ast.Node): string[] {
  return namesIn(list).filter(isRequestPart);
}

/** A loop over few names that are written down is as many blocks, one after the other. */
export function lowerRounds(
  lower: Lowering,
  node: Ast.ForOfStatement,
  label: string | undefined,
  frame: Frame,
  bind: (each: Value) => void,
): void {
  const breaks: Flow[] = [];
  for (const value of partsIn(node.right)) {
    const target: JumpTarget = { label, isLoop: true, breaks, continues: [] };
    frame.jumps.push(target);
    bind(frame.emit(node.left, { op: "constant", value }));
    lower.statements([node.body], frame);
    frame.jumps.pop();
    frame.join(node, [frame.flow, ...target.continues]);
  }
  frame.join(node, [frame.flow, ...breaks]);
}

/** A table with a schema for each part of a request, and the loop over it. */
interface TableLoop {
  readonly table: Ast.Node;
  /** The variable that holds the name of a part. */
  readonly key: Ast.Identifier;
  /** What is given the schema, in a loop over pairs. */
  readonly schema: Ast.Node | undefined;
}

const CHECKS = /^(?:safeParse|parse|validate|assert|check|cast)(?:A?[sS]ync)?$/;

/**
 * `for (const part in schemas) request[part] = schemas[part].parse(request[part])`, also over
 * `Object.keys(schemas)` and `Object.entries(schemas)`: which parts are checked is what the table holds.
 */
export function tableLoop(
  lower: Lowering,
  node: Ast.ForOfStatement | Ast.ForInStatement,
): TableLoop | undefined {
  const left = node.left.type === "VariableDeclaration" ? node.left.declarations[0]?.id : node.left;
  if (!left) return undefined;
  const found =
    node.type === "ForOfStatement"
      ? listedTable(node.right, left)
      : left.type === "Identifier"
        ? { table: node.right, key: left, schema: undefined }
        : undefined;
  return found && isOfChecks(lower, found) ? found : undefined;
}

/** The table whose names, or pairs of a name and a schema, are listed and bound to `left` one by one. */
export function listedTable(list: Ast.Node, left: Ast.Node): TableLoop | undefined {
  const listed = unwrap(list);
  const [table] = listed.type === "CallExpression" ? listed.arguments : [];
  if (listed.type !== "CallExpression" || !table || listed.callee.type !== "MemberExpression")
    return undefined;
  const { object } = listed.callee;
  if (object.type !== "Identifier" || object.name !== "Object") return undefined;
  const method = propertyName(listed.callee);
  if (method === "keys" && left.type === "Identifier")
    return { table, key: left, schema: undefined };
  const [key, schema] = left.type === "ArrayPattern" ? left.elements : [];
  return method === "entries" && key?.type === "Identifier" && schema
    ? { table, key, schema }
    : undefined;
}

/** True where what stands under the name in the request is handed to a check. */
export function isOfChecks(lower: Lowering, { key, table }: TableLoop): boolean {
  const variable = lower.variables.of(key);
  return variable?.references.some(({ identifier }) => isChecked(identifier, table)) ?? false;
}

/** `schema.parse(request[part])` */
function isChecked({ parent }: Ast.Node, table: Ast.Node): boolean {
  if (parent?.type !== "MemberExpression" || !parent.computed) return false;
  const [object, schemas] = [bare(parent.object), bare(table)];
  if (schemas.type === "Identifier" && object.type === "Identifier" && object.name === schemas.name)
    return false;
  let given: Ast.Node = parent;
  while (given.parent?.type === "TSAsExpression" || given.parent?.type === "TSNonNullExpression")
    given = given.parent;
  const call = given.parent;
  if (call?.type !== "CallExpression" || !call.arguments.some((each) => each === given))
    return false;
  const callee = bare(call.callee);
  return callee.type === "MemberExpression" && CHECKS.test(propertyName(callee) ?? "");
}

/** One block for each part that there may be a schema for, which is passed over where there is none. */
export function lowerTable(
  lower: Lowering,
  node: Ast.ForOfStatement | Ast.ForInStatement,
  { table, key, schema }: TableLoop,
  label: string | undefined,
  frame: Frame,
): void {
  const breaks: Flow[] = [];
  lowerTableRounds(lower, node, { table, key, schema }, frame, () => {
    const target: JumpTarget = { label, isLoop: true, breaks, continues: [] };
    frame.jumps.push(target);
    lower.statements([node.body], frame);
    frame.jumps.pop();
    return target.continues;
  });
  frame.join(node, [frame.flow, ...breaks]);
}

/** What is missing is the schema, however it was looked up, and not what the schema said. */
function isEntry(value: Value | undefined, part: string, own: Value, { code }: Frame): boolean {
  if (value === undefined || value === own) return value === own;
  const made = code[value];
  const key = made?.op === "load-any" ? code[made.key] : undefined;
  return key?.op === "constant" && key.value === part;
}

/** The rounds by themselves; `run` lowers one and says where it goes on to the next from within. */
export function lowerTableRounds(
  lower: Lowering,
  node: Ast.Node,
  { table, key, schema }: TableLoop,
  frame: Frame,
  run: () => readonly Flow[],
): void {
  for (const part of CHECKED_PARTS) {
    const held = lower.expression(table, frame);
    const own = frame.emit(key, { op: "load", object: held, name: part });
    const skipped: Flow = { ...frame.fork(), without: own };
    lower.bind(key, frame.emit(key, { op: "constant", value: part }), frame);
    if (schema) lower.bind(schema, own, frame);
    const missing = run().map((flow) =>
      isEntry(flow.without, part, own, frame) ? { ...flow, without: own } : flow,
    );
    frame.join(node, [frame.flow, ...missing, skipped]);
  }
}

function namesIn(list: Ast.Node): (string | undefined)[] {
  const written = unwrap(list);
  if (written.type !== "ArrayExpression") return [];
  return written.elements.map((element) =>
    element?.type === "Literal" && typeof element.value === "string" ? element.value : undefined,
  );
}

export function makesFunctions({ scopes }: Lowering, { range: [start, end] }: Ast.Node): boolean {
  return scopes.scopes.some(
    ({ type, block }) =>
      (type === "function" || type === "class") && block.range[0] >= start && block.range[1] <= end,
  );
}
