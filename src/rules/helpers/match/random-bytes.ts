import {
  type Ast,
  type Semantics,
  type Variable,
  isFunction,
  unwrap,
} from "../../../engine/api.ts";
import { nameOf } from "./names.ts";
import { ownFunction, returnedValues } from "./own-function.ts";

const MAKES_BYTES = /^crypto#(?:randomBytes|pseudoRandomBytes)$/;
const FILLS =
  /^(?:crypto#(?:webcrypto\.)?(?:getRandomValues|randomFillSync)|global#(?:(?:window|self|globalThis)\.)?crypto\.getRandomValues)$/;
/** Methods that call a function with each byte, and the parameter that gets it. */
const EACH = new Map([
  ["map", 0],
  ["forEach", 0],
  ["flatMap", 0],
  ["reduce", 1],
]);

/** True for an expression that is one byte of a list of random ones. */
export function isRandomByte(expression: Ast.Node, semantics: Semantics): boolean {
  const node = unwrap(expression);
  if (node.type === "MemberExpression")
    return node.computed && isRandomBytes(node.object, semantics);
  if (node.type === "CallExpression") {
    const callee = unwrap(node.callee);
    return (
      callee.type === "MemberExpression" &&
      /^(?:readU[Ii]nt8|at)$/.test(nameOf(callee) ?? "") &&
      isRandomBytes(callee.object, semantics)
    );
  }
  if (node.type !== "Identifier") return false;
  const definition = semantics.variables.of(node)?.defs[0];
  if (definition?.type === "Parameter") return isEachOfBytes(definition, semantics);
  if (definition?.type !== "Variable") return false;
  const declarator = definition.node;
  if (declarator.init) return isRandomByte(declarator.init, semantics);
  // `for (const byte of bytes)`
  const loop = declarator.parent.parent;
  return loop?.type === "ForOfStatement" && isRandomBytes(loop.right, semantics);
}

type Parameter = Extract<Variable["defs"][number], { readonly type: "Parameter" }>;

/** The parameter of a function that a list of random bytes calls with each of them. */
function isEachOfBytes(definition: Parameter, semantics: Semantics): boolean {
  const owner = definition.node as Ast.Node;
  if (!isFunction(owner) || owner.parent.type !== "CallExpression") return false;
  const call = owner.parent;
  const index = owner.params.findIndex((each) => each === definition.name);
  const callee = unwrap(call.callee);
  if (semantics.callee(call) === "global#Array.from") {
    const [list] = call.arguments;
    return index === 0 && call.arguments[1] === owner && !!list && isRandomBytes(list, semantics);
  }
  if (callee.type !== "MemberExpression" || call.arguments[0] !== owner) return false;
  return EACH.get(nameOf(callee) ?? "") === index && isRandomBytes(callee.object, semantics);
}

function isRandomBytes(expression: Ast.Node, semantics: Semantics): boolean {
  const node = unwrap(expression);
  switch (node.type) {
    case "CallExpression": {
      const api = semantics.callee(node) ?? "";
      if (MAKES_BYTES.test(api)) return node.arguments.length === 1;
      const [first] = node.arguments;
      if (FILLS.test(api)) return !!first && isListOfBytes(first, semantics);
      if (/^global#(?:Array|Uint8Array|Buffer)\.from$/.test(api))
        return node.arguments.length === 1 && !!first && isRandomBytes(first, semantics);
      return api === "" && isMadeInside(node, semantics);
    }
    case "ArrayExpression": {
      const [only] = node.elements;
      return (
        node.elements.length === 1 &&
        only?.type === "SpreadElement" &&
        isRandomBytes(only.argument, semantics)
      );
    }
    case "Identifier":
      return isBytesVariable(node, semantics);
    default:
      return false;
  }
}

/** A function of the project that gives what `randomBytes` made. */
function isMadeInside({ callee }: Ast.CallExpression, semantics: Semantics): boolean {
  const target = ownFunction({ node: callee, in: semantics });
  const given = target ? returnedValues(target) : [];
  return given.some(
    ({ node, in: owner }) =>
      node.type === "CallExpression" &&
      MAKES_BYTES.test(owner.callee(node) ?? "") &&
      node.arguments.length === 1,
  );
}

function isBytesVariable(node: Ast.Identifier, semantics: Semantics): boolean {
  const variable = semantics.variables.of(node);
  const definition = variable?.defs[0];
  if (!variable || !definition) return false;
  if (definition.type === "Parameter") {
    // `randomBytes(16, (error, bytes) => …)`
    const owner = definition.node as Ast.Node;
    if (!isFunction(owner) || owner.parent.type !== "CallExpression") return false;
    const isCallback = MAKES_BYTES.test(semantics.callee(owner.parent) ?? "");
    return isCallback && owner.params[1] === definition.name;
  }
  if (definition.type !== "Variable" || !definition.node.init) return false;
  if (isRandomBytes(definition.node.init, semantics)) return true;
  return isListOfBytes(definition.node.init, semantics) && isFilled(variable, semantics);
}

/** `new Uint8Array(n)`, `Buffer.alloc(n)`: of larger numbers so little is left over that it does not count. */
function isListOfBytes(expression: Ast.Node, semantics: Semantics): boolean {
  const origin = semantics.origin(expression).node;
  if (origin.type === "NewExpression") return semantics.callee(origin) === "global#Uint8Array";
  return (
    origin.type === "CallExpression" &&
    /^global#Buffer\.alloc(?:Unsafe)?$/.test(semantics.callee(origin) ?? "")
  );
}

function isFilled(variable: Variable, semantics: Semantics): boolean {
  return variable.references.some(({ identifier }) => {
    const call = identifier.parent;
    return (
      call?.type === "CallExpression" &&
      call.arguments[0] === identifier &&
      FILLS.test(semantics.callee(call) ?? "")
    );
  });
}
