import type { Ast } from "../syntax/ast.ts";
import { unwrap } from "../semantics/unwrap.ts";
import type { Frame } from "./frame.ts";
import type { Value } from "./ir.ts";
import type { Lowering } from "./lowering.ts";

/** Decorators by which Nest hands over what was sent. */
const SENT = /^(?:Body|Query|Param|Headers|Args|Payload|MessageBody)$/;

/**
 * `@Body(new SchemaPipe(orderSchema)) order` and `@UsePipes(new SchemaPipe(orderSchema))` above the
 * method: Nest hands over what the pipe's `transform` gives back, which is called here.
 */
export function throughWrittenPipes(
  lower: Lowering,
  node: Ast.Parameter,
  value: Value,
  frame: Frame,
): Value {
  const own = decoratorsOf(node).filter((each) => SENT.test(nameOf(each)));
  if (own.length === 0) return value;
  const pipes = [...methodPipes(node), ...own.flatMap(({ expression }) => madeIn(expression))];
  let piped = value;
  for (const pipe of pipes) {
    const receiver = lower.expression(pipe, frame);
    const callee = frame.emit(pipe, { op: "load", object: receiver, name: "transform" });
    const call = frame.emit(pipe, {
      op: "call",
      callee,
      receiver,
      method: "transform",
      arguments: [piped],
      spreadFrom: 1,
    });
    const given = frame.emit(pipe, { op: "await", value: call });
    const object = frame.emit(pipe, { op: "object" });
    const held = frame.emit(pipe, { op: "store", object, name: "piped", value: given });
    // Nothing is known of what a library's pipe gives back.
    const test = { kind: "copy", object: held, name: "piped", by: callee } as const;
    piped = frame.emit(pipe, { op: "refined", value: piped, path: [], test, holds: true });
  }
  return piped;
}

function methodPipes({ parent }: Ast.Parameter): Ast.NewExpression[] {
  const method = parent?.type === "FunctionExpression" ? parent.parent : undefined;
  if (method?.type !== "MethodDefinition") return [];
  return (method.decorators ?? []).flatMap((each) =>
    nameOf(each) === "UsePipes" ? madeIn(each.expression) : [],
  );
}

function decoratorsOf(node: Ast.Parameter): Ast.Decorator[] {
  const target = node.type === "AssignmentPattern" ? node.left : node;
  const inner = "decorators" in target ? (target.decorators ?? []) : [];
  return [...new Set([...(node.decorators ?? []), ...inner])];
}

function nameOf({ expression }: Ast.Decorator): string {
  const callee = expression.type === "CallExpression" ? unwrap(expression.callee) : expression;
  return callee.type === "Identifier" ? callee.name : "";
}

/** The pipes that are made in a decorator's arguments. */
function madeIn(decorator: Ast.Node): Ast.NewExpression[] {
  if (decorator.type !== "CallExpression") return [];
  return decorator.arguments.filter((each) => each.type === "NewExpression");
}
