import type { Ast } from "../syntax/ast.ts";
import { propertyName } from "../semantics/names.ts";
import { unwrap } from "../semantics/unwrap.ts";
import type { Frame } from "./frame.ts";
import type { Value } from "./ir.ts";
import type { TypeName } from "./type-name.ts";
import type { Lowering } from "./lowering.ts";
import { typeNameOf, writtenType } from "./written-types.ts";

/** Methods of containers, which give what somebody registered under a name. */
const RESOLVES = /^(?:resolve|resolveAsync|get|getAsync|inject|make|getService)$/;

/**
 * What a call gives, as the code around it declares it: `const reviews: ReviewService = scope.resolve("reviews")`.
 * The type of anything else is known better from what it is.
 */
export function asDeclared(
  lower: Lowering,
  node: Ast.Node,
  value: Value,
  frame: Frame,
  annotation?: Ast.TSTypeAnnotation,
): Value {
  const type = declaredBy(lower, node, annotation);
  return type ? frame.emit(node, { op: "declared", value, type }) : value;
}

function declaredBy(
  lower: Lowering,
  node: Ast.Node,
  annotation: Ast.TSTypeAnnotation | undefined,
): TypeName | undefined {
  const inner = unwrap(node);
  const call = inner.type === "AwaitExpression" ? unwrap(inner.argument) : inner;
  if (call.type === "ObjectExpression") return ofLibrary(nameGiven(lower, node, annotation));
  if (call.type === "ArrayExpression") return listOfLibrary(lower, annotation);
  return call.type === "CallExpression" && node.type !== "TSSatisfiesExpression"
    ? nameGiven(lower, node, annotation)
    : undefined;
}

function nameGiven(
  lower: Lowering,
  node: Ast.Node,
  annotation: Ast.TSTypeAnnotation | undefined,
): TypeName | undefined {
  if (annotation) return writtenType(lower, annotation)?.name;
  const isCast =
    node.type === "TSAsExpression" ||
    node.type === "TSTypeAssertion" ||
    node.type === "TSSatisfiesExpression";
  return isCast ? typeNameOf(lower, node.typeAnnotation) : undefined;
}

/** `const orders: CollectionConfig = { hooks: … }`: a library that declares the type of an object calls what is in it. */
function ofLibrary(name: TypeName | undefined): TypeName | undefined {
  return name?.specifier !== undefined && !/^[.#~/]|^@\//.test(name.specifier) ? name : undefined;
}

/** `const routes: MiddlewareRoute[] = […]`; the name of a list ends with brackets. */
function listOfLibrary(
  lower: Lowering,
  annotation: Ast.TSTypeAnnotation | undefined,
): TypeName | undefined {
  const list = annotation?.typeAnnotation;
  const name =
    list?.type === "TSArrayType" ? ofLibrary(typeNameOf(lower, list.elementType)) : undefined;
  return name && { ...name, path: [...name.path.slice(0, -1), `${name.path.at(-1)}[]`] };
}

/** `container.resolve<Orders>("orders")` gives what it says. */
export function asResolved(
  lower: Lowering,
  node: Ast.CallExpression,
  value: Value,
  frame: Frame,
): Value {
  const [argument, ...others] = node.typeArguments?.params ?? [];
  if (!argument || others.length > 0 || node.callee.type !== "MemberExpression") return value;
  if (!RESOLVES.test(propertyName(node.callee) ?? "")) return value;
  const type = typeNameOf(lower, argument);
  return type ? frame.emit(node, { op: "declared", value, type }) : value;
}
