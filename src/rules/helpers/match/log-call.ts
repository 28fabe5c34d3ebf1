import {
  type Ast,
  type Located,
  type Semantics,
  packageOf,
  propertyName,
  unwrap,
} from "../../../engine/api.ts";
import { nameOf } from "./names.ts";

/** How much of what is logged is kept where the store runs. */
type LogLevel = "debug" | "info" | "error";

/** A call that writes something down for whoever reads the logs. */
export interface LogCall {
  readonly level: LogLevel;
  readonly values: readonly Ast.CallExpressionArgument[];
  /** Fields that the logger is told to leave out. */
  readonly redacts: boolean;
  /** True for services that collect errors, which get whole objects. */
  readonly isService: boolean;
}

const LEVELS: ReadonlyMap<string, LogLevel> = new Map([
  ["log", "info"],
  ["info", "info"],
  ["notice", "info"],
  ["success", "info"],
  ["http", "info"],
  ["table", "info"],
  ["dir", "info"],
  ["warn", "error"],
  ["warning", "error"],
  ["error", "error"],
  ["fatal", "error"],
  ["critical", "error"],
  ["alert", "error"],
  ["debug", "debug"],
  ["trace", "debug"],
  ["verbose", "debug"],
  ["silly", "debug"],
]);

const SERVICE = /^(?:captureMessage|captureException|setContext|setExtra|setExtras|addBreadcrumb)$/;
const SERVICES = /^(?:@sentry\/[\w-]+|@bugsnag\/[\w-]+|rollbar|raven|@rollbar\/[\w-]+)$/;

/** What loggers are called where no import says that they are some. */
const LOGGER = /^(?:_|#|\$)?(?:log|[lL]ogger|\w+Logger|winston|pino|bunyan)_?$/;

/** The log call that a call is; undefined for others. Looks at the method's name first, since it is asked of every call. */
export function logCall(node: Ast.CallExpression, semantics: Semantics): LogCall | undefined {
  const callee = unwrap(node.callee);
  if (callee.type !== "MemberExpression") return undefined;
  const method = propertyName(callee) ?? "";
  const level = LEVELS.get(method);
  if (level === undefined) {
    if (!SERVICE.test(method)) return undefined;
    const api = semantics.callee(node);
    return api !== undefined && SERVICES.test(packageOf(api))
      ? { level: "error", values: node.arguments, redacts: false, isService: true }
      : undefined;
  }
  const owner = unwrap(callee.object);
  const name = ownerName(owner);
  if (name === "console") {
    if (semantics.api(owner) !== "global#console") return undefined;
    return { level, values: node.arguments, redacts: false, isService: false };
  }
  if (name === undefined || !LOGGER.test(name)) return undefined;
  return { level, values: node.arguments, redacts: redacts(owner, semantics), isService: false };
}

/** `logger`, `this.logger`, `req.log`, `getLogger()`, `container.resolve("logger")`. */
function ownerName(owner: Ast.Node): string | undefined {
  if (owner.type !== "CallExpression") return nameOf(owner);
  const name = nameOf(unwrap(owner.callee));
  const [argument] = owner.arguments;
  if (name === "resolve" || name === "child") {
    const inner = unwrap(owner.callee);
    if (name === "child" && inner.type === "MemberExpression")
      return ownerName(unwrap(inner.object));
    return argument?.type === "Literal" && typeof argument.value === "string"
      ? argument.value
      : argument && nameOf(argument)?.toLowerCase();
  }
  return name === undefined ? undefined : /^get(\w*Logger)$/.exec(name)?.[1];
}

/** True for a logger that is made with a list of fields to leave out, here or in another file. */
function redacts(owner: Ast.Node, semantics: Semantics): boolean {
  const { node, in: home } = semantics.origin(owner);
  const made = unwrap(node);
  if (made.type !== "CallExpression" && made.type !== "NewExpression") return false;
  return made.arguments.some((each) => {
    const options = home.object(each);
    if (options === undefined) return false;
    const list = options.get("redact")?.value;
    if (list && isOfHeaders(list)) return false;
    return ["redact", "maskValuesOfKeys", "serializers", "mask"].some((key) => options.get(key));
  });
}

/** `redact: ["req.headers.cookie"]`: nothing of what was sent in a body is left out so. */
function isOfHeaders({ node, in: home }: Located): boolean {
  const paths = home.object(node)?.get("paths")?.value;
  if (paths) return isOfHeaders(paths);
  const list = unwrap(home.origin(node).node);
  if (list.type !== "ArrayExpression" || list.elements.length === 0) return false;
  return list.elements.every((each) => {
    const path = each ? home.string(each) : undefined;
    return path !== undefined && /^(?:\w+\.)*headers?\b/i.test(path);
  });
}
