import { type Ast, type SyntaxContext, propertyName, unwrap } from "../../../engine/api.ts";
import { namesAround } from "./names-around.ts";
import { remembered } from "./remembered.ts";

const ROLE = String.raw`(?:["'\x60]|\w*roles?\w*\.)(?:super_?)?(?:admin|staff)\w*["'\x60]?`;
const OTHER_ROLE = String.raw`(?:["'\x60]|\w*roles?\w*\.)(?:super_?admin|admin|staff|manager|employee|moderator|editor)\w*["'\x60]?`;
/** Guards by their names: `admin`, `isAdmin`, `requireStaff()`, `authorize("admin")`, `permission("orders.edit")`. */
const GUARDS = [
  /^(?:\w+\.)*(?:is|require|only|ensure|verify|check|must_?be)?_?(?:super_?)?(?:admin|staff)(?:_?(?:only|auth|guard|required|middleware|check|token))?(?:\(\s*\))?$/i,
  new RegExp(
    String.raw`^(?:\w+\.)*\w*(?:auth|role|permi|restrict|allow|access)\w*\(\s*\[?\s*${ROLE}(?:\s*,\s*${OTHER_ROLE})*\s*\]?\s*\)$`,
    "i",
  ),
  /^(?:\w+\.)*\w*permis(?:sions?|os?|s[aã]o)\w*\(/i,
];
/** `@Roles(Role.ADMIN)`, `@UseGuards(AdminGuard)` */
const DECORATOR = /^@(?:Roles|UseGuards|Auth|Admin\w*|Permissions?|RequirePermissions?)\b/;
const OF_STAFF = /admin|staff|permission/i;
const OF_OTHERS =
  /customer|client|buyer|user(?!guards)|seller|vendor|merchant|driver|partner|member/i;
const METHODS = /^(?:all|delete|get|patch|post|put|route|use)$/;

/** What has to be open so that somebody can log in. */
const BEFORE_LOGIN =
  /log-?_?in|sign-?_?(?:in|up)|auth(?!or)|register|forgot|reset|session|otp|verif|refresh/i;

/** Files for those who run the store, by their names: `routes/admin/orders.js`, `orders-admin.js`, `adminController.ts`. */
const isStaffFile = remembered((path) =>
  /(?:^|[/.\-_])(?:admins?|back-?office|staff|internal)(?=[/.\-_A-Z]|$)|[a-z]Admin(?=[A-Z./\-_]|$)/.test(
    path,
  ),
);

/**
 * True where the code is for those who run the store: by the file's name, by what stands beside the
 * handler on its route or before it on its router, or by decorators of its method and class.
 */
export function isForStaffAlone(node: Ast.Node, { path, source, text }: SyntaxContext): boolean {
  if (isStaffFile(path) && !BEFORE_LOGIN.test(`${path} ${namesAround(node)}`)) return true;
  let router: string | undefined;
  for (let each = node.parent; each; each = each.parent) {
    if (each.type === "CallExpression" && isRoute(each)) {
      if (hasGuard(each, text)) return true;
      router ??= text.slice(...unwrap(each.callee).range).replace(/\.\w+$/, "");
    }
    if (each.type !== "MethodDefinition" && each.type !== "ClassDeclaration") continue;
    if (each.decorators.some((given) => admitsStaff(text.slice(...given.range)))) return true;
  }
  if (router === undefined || !text.includes(`${router}.use(`)) return false;
  return source.nodes.some(
    (each) =>
      each.type === "CallExpression" &&
      each.range[1] <= node.range[0] &&
      text.slice(...each.callee.range) === `${router}.use` &&
      each.arguments[0]?.type !== "Literal" &&
      hasGuard(each, text),
  );
}

function isRoute({ callee }: Ast.CallExpression): boolean {
  const member = unwrap(callee);
  return member.type === "MemberExpression" && METHODS.test(propertyName(member) ?? "");
}

function hasGuard({ arguments: given }: Ast.CallExpression, text: string): boolean {
  return given
    .flatMap((each) => (each.type === "ArrayExpression" ? each.elements : [each]))
    .some((each) => each !== null && isGuard(each, text));
}

function isGuard(node: Ast.Node, text: string): boolean {
  const [start, end] = node.range;
  if (end - start > 120 || /Function/.test(node.type)) return false;
  const guard = text.slice(start, end);
  return GUARDS.some((each) => each.test(guard));
}

function admitsStaff(decorator: string): boolean {
  return DECORATOR.test(decorator) && OF_STAFF.test(decorator) && !OF_OTHERS.test(decorator);
}
