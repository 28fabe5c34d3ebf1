import { type Ast, unwrap, isFunction } from "../../../engine/api.ts";
import { functionAround, nameOfFunction } from "./enclosing.ts";
import { nameOf, words } from "./names.ts";

/** What a handler of accounts is for. */
export type HandlerPurpose = "login" | "reset" | "register" | "other";

const LOGIN =
  /\b(?:log ?in|sign ?in|authenticate|validate user|local strategy|get ?token|obtain token)\b/;
const RESET =
  /\b(?:forgot(?:ten)?|forget|reset|recover(?:y)?|send ?otp|request otp|resend|lost|remind(?:er)?)\b/;
const REGISTER = /\b(?:register|registration|sign ?up|create|invite|add)\b/;

/** What the code around a node is for, by the paths and names nearest to it. */
export function purposeOf(node: Ast.Node, path: string): HandlerPurpose {
  for (let each = node.parent; each; each = each.parent) {
    if (!isFunction(each)) continue;
    const found = byWords(`${nameOfFunction(each) ?? ""} ${routeOf(each)}`);
    if (found !== "other") return found;
  }
  const around = functionAround(node)?.name;
  // The file says something only where the function has no name of its own.
  const isNamed =
    around !== undefined &&
    !/^(?:POST|GET|PUT|handler|default|action|loader|execute|handle|validate)$/.test(around);
  return isNamed ? "other" : byWords(fileWords(path));
}

function byWords(names: string): HandlerPurpose {
  const text = words(names);
  if (RESET.test(text)) return "reset";
  if (REGISTER.test(text)) return "register";
  return LOGIN.test(text) ? "login" : "other";
}

/** The path that a function is registered for: `router.post("/login", async (req, res) => …)`. */
function routeOf(node: Ast.Node): string {
  let call: Ast.Node | undefined = node.parent;
  if (call?.type === "CallExpression" && !isRegistration(call)) call = call.parent;
  if (call?.type !== "CallExpression" || !isRegistration(call)) return "";
  const [first] = call.arguments;
  return first?.type === "Literal" && typeof first.value === "string" ? first.value : "";
}

function isRegistration(call: Ast.CallExpression): boolean {
  return /^(?:get|post|put|patch|all|use|delete|route)$/.test(nameOf(unwrap(call.callee)) ?? "");
}

/** The last two parts of a path, without what frameworks add. */
function fileWords(path: string): string {
  return path
    .split("/")
    .slice(-2)
    .join(" ")
    .replace(/\.\w+$/, "")
    .replace(/\b(?:route|index|page|api)\b/g, "");
}
