import type { Ast } from "../syntax/ast.ts";
import { propertyName } from "../semantics/names.ts";
import { unwrap } from "../semantics/unwrap.ts";
import type { ClassIr, ParameterIr } from "./ir.ts";
import type { WrittenType } from "./type-name.ts";
import type { Lowering } from "./lowering.ts";
import { decorators, typeName } from "./written-types.ts";

/** What compilers make of the types of parameters without text. */
const SCALARS = new Set(["Number", "Boolean", "BigInt"]);

/** `__decorate([Get(), __param(0, Query("q"))], Shop.prototype, "search", null)`: as if it were written at the class. */
export function readCompiledDecorators(lower: Lowering): void {
  const { source } = lower;
  if (!source.text.includes("__decorate")) return;
  source.nodes.forEach((node) => {
    if (node.type !== "CallExpression" || helperName(node) !== "__decorate") return;
    const [list, target, key] = node.arguments;
    const given = list && unwrap(list);
    const owner = target && classOf(lower, unwrap(target));
    if (given?.type !== "ArrayExpression" || owner === undefined) return;
    const elements = given.elements.flatMap((each) => (each ? [unwrap(each)] : []));
    const name = key?.type === "Literal" ? String(key.value) : undefined;
    apply(lower, owner, name, elements);
  });
}

function apply(
  lower: Lowering,
  index: number,
  name: string | undefined,
  elements: readonly Ast.Node[],
): void {
  const owner = lower.classes[index];
  if (!owner) return;
  const own = elements.filter((each) => helperName(each) === undefined);
  const read = decorators(
    lower,
    own.map((expression) => ({ expression, range: expression.range })),
  );
  const member = owner.members.find((each) => each.name === name);
  const called = name === undefined ? owner.constructorFunction : member?.function;
  if (called !== undefined) describeParameters(lower, called, elements);
  lower.classes[index] = withDecorators(owner, name, read);
}

function withDecorators(
  owner: ClassIr,
  name: string | undefined,
  read: ClassIr["decorators"],
): ClassIr {
  if (name === undefined) return { ...owner, decorators: [...owner.decorators, ...read] };
  if (owner.members.some((each) => each.name === name)) {
    const members = owner.members.map((each) =>
      each.name === name ? { ...each, decorators: [...each.decorators, ...read] } : each,
    );
    return { ...owner, members };
  }
  const field = owner.fields.find((each) => each.name === name) ?? {
    name,
    static: false,
    initializer: undefined,
    decorators: [],
  };
  const decorated = { ...field, decorators: [...field.decorators, ...read] };
  return { ...owner, fields: [...owner.fields.filter((each) => each !== field), decorated] };
}

function describeParameters(lower: Lowering, index: number, elements: readonly Ast.Node[]): void {
  const description = lower.functions[index];
  if (!description) return;
  const parameters: ParameterIr[] = [...description.parameters];
  for (const element of elements) {
    if (element.type !== "CallExpression") continue;
    const [first, second] = element.arguments;
    if (!first || !second) continue;
    if (helperName(element) === "__param" && first.type === "Literal") {
      const at = Number(first.value);
      const before = parameters[at];
      const expression = unwrap(second);
      const read = decorators(lower, [{ expression, range: expression.range }]);
      if (before) parameters[at] = { ...before, decorators: [...before.decorators, ...read] };
    }
    const types = unwrap(second);
    const isTypes = first.type === "Literal" && first.value === "design:paramtypes";
    if (!isTypes || types.type !== "ArrayExpression") continue;
    for (const [at, each] of types.elements.entries()) {
      const before = parameters[at];
      const type = each ? typeOf(lower, unwrap(each)) : undefined;
      if (before && type && !before.type) parameters[at] = { ...before, type };
    }
  }
  lower.functions[index] = { ...description, parameters };
}

function typeOf(lower: Lowering, node: Ast.Node): WrittenType | undefined {
  if (node.type === "Identifier" && SCALARS.has(node.name))
    return { scalar: true, ...(node.name === "Boolean" ? {} : { number: true }) };
  const name = typeName(lower, node);
  const isOwn =
    name?.path.length === 1 && lower.classes.some((each) => each?.name === name.path[0]);
  // `String`, `Object` and `Array` say nothing.
  return name && (name.specifier !== undefined || isOwn) ? { name, scalar: false } : undefined;
}

/** The class behind `Shop` or `Shop.prototype`. */
function classOf(lower: Lowering, target: Ast.Node): number | undefined {
  const isPrototype = target.type === "MemberExpression" && propertyName(target) === "prototype";
  const named = isPrototype ? unwrap(target.object) : target;
  if (named.type !== "Identifier") return undefined;
  const index = lower.classes.findLastIndex((each) => each?.name === named.name);
  return index === -1 ? undefined : index;
}

/** `__param`, `tslib_1.__param`, `(0, tslib_1.__param)`. */
function helperName(node: Ast.Node): string | undefined {
  if (node.type !== "CallExpression") return undefined;
  const callee = unwrap(node.callee);
  const name =
    callee.type === "Identifier"
      ? callee.name
      : callee.type === "MemberExpression"
        ? propertyName(callee)
        : undefined;
  return name?.startsWith("__") ? name : undefined;
}
