import { type Ast, type Semantics, propertyName, unwrap } from "../../../engine/api.ts";
import { nameOf } from "../../helpers/match/names.ts";

/** Data on its way to an address. */
export interface SentAway {
  readonly address: Ast.Node;
  readonly payload: readonly Ast.Node[];
  /** True for ways that have no answer: pictures, beacons, sockets. No payment is made by them. */
  readonly isSilent: boolean;
  /** True where the browser is told to hide the answer. */
  readonly isOpaque?: boolean;
}

const POSTS: ReadonlySet<string> = new Set(["post", "put", "patch", "get", "request"]);

/** What a call sends; undefined for calls that send nothing. */
export function sentByCall(node: Ast.CallExpression, semantics: Semantics): SentAway | undefined {
  const callee = unwrap(node.callee);
  const name = nameOf(callee);
  const [first, second] = node.arguments;
  if (name === undefined || !first) return undefined;
  if (name === "sendBeacon") return sent(first, [second], true);
  if (name === "send") return sentByObject(callee, node, semantics);
  if (name === "fetch" || name === "$fetch" || name === "ofetch") {
    const options = second && semantics.object(second);
    const body = options?.get("body")?.value.node;
    const mode = options?.get("mode")?.value;
    const isOpaque = mode !== undefined && mode.in.string(mode.node) === "no-cors";
    return { ...sent(first, [body ?? second], false), isOpaque };
  }
  if (name === "ajax" || name === "axios") {
    const options = semantics.object(first);
    const url = options?.get("url")?.value.node;
    return url && sent(url, [options?.get("data")?.value.node], false);
  }
  if (!POSTS.has(name) || callee.type !== "MemberExpression") return undefined;
  const owner = nameOf(unwrap(callee.object)) ?? "";
  if (!/^(?:axios|\$|jQuery|http|\$http|got|ky|superagent|needle|request)$/.test(owner))
    return undefined;
  return sent(first, [second], false);
}

/** `new Image().src = "https://…?" + data`, and the same of a script or a frame. */
export function sentByAssignment(
  { left, right }: Ast.AssignmentExpression,
  semantics: Semantics,
): SentAway | undefined {
  const target = unwrap(left);
  if (target.type !== "MemberExpression" || propertyName(target) !== "src") return undefined;
  const made = unwrap(semantics.origin(target.object).node);
  if (made.type === "NewExpression") {
    return nameOf(unwrap(made.callee)) === "Image" ? sent(right, [], true) : undefined;
  }
  if (made.type !== "CallExpression" || nameOf(unwrap(made.callee)) !== "createElement")
    return undefined;
  const tag = made.arguments[0] && semantics.string(made.arguments[0]);
  return /^(?:img|script|iframe)$/i.test(tag ?? "") ? sent(right, [], true) : undefined;
}

/** `request.send(data)` of an XMLHttpRequest that was opened, `socket.send(data)`. */
function sentByObject(
  callee: Ast.Node,
  node: Ast.CallExpression,
  semantics: Semantics,
): SentAway | undefined {
  if (callee.type !== "MemberExpression") return undefined;
  const owner = unwrap(callee.object);
  const made = unwrap(semantics.origin(owner).node);
  if (made.type !== "NewExpression") return undefined;
  const kind = nameOf(unwrap(made.callee));
  const data = node.arguments[0];
  if (kind === "WebSocket") return made.arguments[0] && sent(made.arguments[0], [data], true);
  if (kind !== "XMLHttpRequest" || owner.type !== "Identifier") return undefined;
  for (const { identifier } of semantics.variables.of(owner)?.references ?? []) {
    const member = identifier.parent;
    if (member?.type !== "MemberExpression" || propertyName(member) !== "open") continue;
    const url = member.parent.type === "CallExpression" ? member.parent.arguments[1] : undefined;
    if (url) return sent(url, [data], false);
  }
  return undefined;
}

function sent(
  address: Ast.Node,
  data: readonly (Ast.Node | undefined)[],
  isSilent: boolean,
): SentAway {
  return { address, payload: [address, ...data.filter((each) => each !== undefined)], isSilent };
}
