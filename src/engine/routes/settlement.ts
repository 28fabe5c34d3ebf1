import type { Ast } from "../syntax/ast.ts";
import { calledName, propertyName } from "../semantics/names.ts";
import type { Semantics } from "../semantics/semantics.ts";
import { unwrap } from "../semantics/unwrap.ts";
import { asksRecordedPayment } from "./recorded-payment.ts";

/** What code says of an order or a payment when it is done with it. */
export interface Settlement {
  /** True for paid; false for words that may also mean that an order was taken, such as `confirmed`. */
  readonly isPaid: boolean;
  /** True where the money is said to have gone back. */
  readonly isRefunded?: boolean;
  readonly says: string;
}

const PAID_KEY =
  /^(?:is_?|has_?|was_?)?(?:order_?|payment_?)?(?:paid|payment_?(?:completed?|received|done|success(?:ful)?|confirmed|verified))$/i;
const PAID_AT = /^(?:order_?)?(?:paid|payment)_?(?:at|on|date|time)$/i;
const STATUS_KEY = /^(?:\w*_?(?:status|state)|status_?\w*)$/i;
const PAYMENT_KEY = /pay|paid|charge|financial/i;
const PAID =
  /^(?:(?:order|payment|invoice|transaction|charge)?_?(?:paid|succeeded|success(?:ful)?|captured|settled|received)|payment_?(?:completed?|confirmed)|paid_?\w*|fully_?paid)$/i;
const DONE = /^(?:order_?)?(?:completed?|confirmed|approved|processing|fulfilled|active)$/i;
const REFUNDED = /^(?:order_?|payment_?|charge_?)?(?:fully_?|partially_?)?refunded$/i;
const SUBJECT =
  /order|payment|transaction|invoice|purchase|booking|reservation|subscription|checkout|deposit|donation|enrol|\bsale|\btx\b|\btrx\b|membership/i;
/** Places in what is handed to a database that say which records, not what they become. */
const CONDITIONS =
  /^(?:where|filter|query|include|select|metadata|\$match|having|orderBy|conditions)$/;
const WRITE =
  /^(?:save|given|create\w*|insert\w*|update\w*|upsert\w*|findOneAnd\w+|findByIdAnd\w+|findAndModify|set|patch|put|merge|assign|build|transition\w*|persist)$/;
const FILTERED = /^(?:update\w*|find\w+|upsert)$/;
const SQL =
  /\bupdate\s+\W?\w*(?:order|payment|transaction|invoice|purchase|booking|subscription)\w*\W?\s+set\b[\s\S]*?\b(?:\w*status|\w*paid\w*|state)\b/i;
const SQL_PAID =
  /['"](?:paid|success(?:ful)?|succeeded|captured)['"]|paid\W*=\s*(?:true|1)\b|\b(?:paid|payment)_?(?:at|on|date|time)\W*=\s*(?:now\s*\(|current_timestamp|sysdate|getdate|datetime\(|unixepoch)/i;

/** How a node says that an order or payment is paid, or done: a field of what is stored, an assignment, an UPDATE. */
export function settledBy(node: Settling, semantics: Semantics): Settlement | undefined {
  const settled = saidBy(node, semantics);
  return settled && !isPaidOtherwise(node, semantics) ? settled : undefined;
}

type Settling =
  | Ast.Property
  | Ast.AssignmentExpression
  | Ast.CallExpression
  | Ast.NewExpression
  | Ast.TaggedTemplateExpression;

/** Cash, vouchers, orders that cost nothing: no provider is asked for those. */
const OTHERWISE =
  /\bcod\b|cash|offline|manual|\bfree\b|(?:===?|<=)\s*0\b|wallet|balance|gift|\bpos\b|points/i;

function isPaidOtherwise(at: Ast.Node, semantics: Semantics): boolean {
  const { source } = semantics;
  let node = at;
  for (let i = 0; i < 40; i++) {
    const parent: Ast.Node | undefined = node.parent;
    if (!parent) return false;
    const isBranch =
      (parent.type === "IfStatement" || parent.type === "ConditionalExpression") &&
      parent.consequent === node;
    const test = isBranch || parent.type === "SwitchCase" ? parent.test : undefined;
    const text = test ? source.text.slice(...test.range) : "";
    if (OTHERWISE.test(text) && !text.includes("!=")) return true;
    if (isBranch && asksRecordedPayment(parent.test, semantics)) return true;
    node = parent;
  }
  return false;
}

function saidBy(node: Settling, semantics: Semantics): Settlement | undefined {
  switch (node.type) {
    case "Property": {
      const key = propertyName(node);
      const said = key === undefined ? undefined : meaningOf(key, node.value, semantics);
      if (!said || key === undefined) return undefined;
      const target = targetOf(node, semantics);
      const counts = target !== undefined && (SUBJECT.test(target) || PAYMENT_KEY.test(key));
      return counts ? { ...said, says: key } : undefined;
    }
    case "AssignmentExpression": {
      const left = unwrap(node.left);
      if (node.operator !== "=" || left.type !== "MemberExpression") return undefined;
      const key = propertyName(left);
      const said = key === undefined ? undefined : meaningOf(key, node.right, semantics);
      const object = semantics.source.text.slice(...left.object.range).slice(0, 80);
      if (!said || key === undefined || /^(?:res|response|reply|ctx|state)\b/.test(object))
        return undefined;
      return SUBJECT.test(object) || PAYMENT_KEY.test(key) ? { ...said, says: key } : undefined;
    }
    case "CallExpression": {
      const moved = movedTo(node, semantics);
      if (moved) return moved;
      const [first] = node.arguments;
      // `execute({ sql: "UPDATE …", args })` as well.
      if (!first || !/^(?:Literal|TemplateLiteral|ObjectExpression)$/.test(first.type))
        return undefined;
      const text = semantics.source.text.slice(...node.range).slice(0, 1000);
      return saidInSql(text);
    }
    case "TaggedTemplateExpression":
      return saidInSql(semantics.source.text.slice(...node.range).slice(0, 1000));
    default:
      return undefined;
  }
}

function saidInSql(text: string): Settlement | undefined {
  return SQL.test(text) && SQL_PAID.test(text) ? { isPaid: true, says: "UPDATE" } : undefined;
}

/** `updateOrderStatus(id, "paid")`: what a function of the program writes is its argument. */
const SETS_STATUS = /^(?:set|update|change|mark|move)_?\w*(?:status|state)$/i;

/** `orderService.transitionToState(ctx, id, "PaymentSettled")`, and the method that says what it does. */
function movedTo(node: Ast.CallExpression, semantics: Semantics): Settlement | undefined {
  const callee = unwrap(node.callee);
  const name = calledName(callee);
  if (/^mark\w*(?:order|payment\w*|invoice)\w*AsPaid(?:Workflow)?$/i.test(name))
    return { isPaid: true, says: name };
  if (SETS_STATUS.test(name) && SUBJECT.test(semantics.source.text.slice(...node.range))) {
    const texts = node.arguments.flatMap((each) => textsOf(each, semantics, 0));
    return texts.some((text) => PAID.test(text)) ? { isPaid: true, says: name } : undefined;
  }
  if (callee.type !== "MemberExpression" || !/^transition\w*$/.test(name)) return undefined;
  const isPaid = node.arguments.some((each) =>
    textsOf(each, semantics, 0).some((text) => /^payment_?(?:settled|authorized)$/i.test(text)),
  );
  return isPaid ? { isPaid, says: name } : undefined;
}

function meaningOf(
  key: string,
  value: Ast.Node,
  semantics: Semantics,
): Omit<Settlement, "says"> | undefined {
  const node = unwrap(value);
  if (PAID_KEY.test(key)) return isTrue(node) ? { isPaid: true } : undefined;
  if (PAID_AT.test(key)) return isNow(node, semantics) ? { isPaid: true } : undefined;
  if (!STATUS_KEY.test(key)) return undefined;
  const texts = textsOf(node, semantics, 0);
  if (texts.some((text) => PAID.test(text))) return { isPaid: true };
  if (texts.some((text) => REFUNDED.test(text))) return { isPaid: false, isRefunded: true };
  if (!texts.some((text) => DONE.test(text))) return undefined;
  return { isPaid: PAYMENT_KEY.test(key) && texts.some((text) => /complete|approved/i.test(text)) };
}

function isTrue(node: Ast.Node): boolean {
  return node.type === "Literal" && (node.value === true || node.value === 1);
}

function isNow(node: Ast.Node, semantics: Semantics): boolean {
  if (node.type !== "CallExpression" && node.type !== "NewExpression") return false;
  return /^(?:Date|Date\.now|moment|dayjs|knex\.fn\.now|new Date\(\)\.\w+)$/.test(
    semantics.source.text.slice(...node.callee.range),
  );
}

/** The texts that an expression may be: literals, members of enums, branches, what a variable is set to. */
function textsOf(value: Ast.Node, semantics: Semantics, depth: number): string[] {
  if (depth > 3) return [];
  const node = unwrap(value);
  switch (node.type) {
    case "Literal":
      return typeof node.value === "string" ? [node.value] : [];
    case "ConditionalExpression": {
      const branches = asksRecordedPayment(node.test, semantics)
        ? [node.alternate]
        : [node.consequent, node.alternate];
      return branches.flatMap((each) => textsOf(each, semantics, depth + 1));
    }
    case "MemberExpression": {
      // `PaymentStatus.PAID`, but not `payment.success`.
      const name = propertyName(node) ?? "";
      const isEnum = node.object.type !== "Identifier" || /^[A-Z]/.test(node.object.name);
      return isEnum && /^[A-Z]/.test(name) ? [name] : [];
    }
    case "Identifier": {
      const constant = semantics.string(node);
      if (constant !== undefined) return [constant];
      return (semantics.variables.of(node)?.references ?? []).flatMap(({ writeExpr }) =>
        writeExpr ? textsOf(writeExpr as Ast.Node, semantics, depth + 2) : [],
      );
    }
    default:
      return [];
  }
}

/** What a field is stored in, by the names of the call, class or variable; undefined where it is only asked for or answered. */
function targetOf(property: Ast.Property, semantics: Semantics): string | undefined {
  let node: Ast.Node = property;
  for (let i = 0; i < 12; i++) {
    const parent: Ast.Node | undefined = node.parent;
    switch (parent?.type) {
      case "Property":
        if (CONDITIONS.test(propertyName(parent) ?? "")) return undefined;
        break;
      case "ObjectExpression":
      case "ArrayExpression":
      case "ConditionalExpression":
      case "TSAsExpression":
      case "TSSatisfiesExpression":
      case "AwaitExpression":
      case "SpreadElement":
        break;
      case "CallExpression": {
        const callee = unwrap(parent.callee);
        const name = callee.type === "MemberExpression" ? (propertyName(callee) ?? "") : "";
        if (callee.type !== "MemberExpression" || !WRITE.test(name)) return undefined;
        const [first, second] = parent.arguments;
        const isFilter =
          FILTERED.test(name) && first === node && second !== undefined && !hasWhere(second);
        return isFilter ? undefined : chainOf(callee, semantics);
      }
      case "NewExpression":
        return semantics.source.text.slice(...parent.callee.range);
      case "VariableDeclarator": {
        const name = parent.id.type === "Identifier" ? parent.id.name : "";
        return /update|data|changes|patch|fields|values|doc$|order|payment|transaction/i.test(
          name,
        ) && isWritten(parent, semantics)
          ? name
          : undefined;
      }
      default:
        return undefined;
    }
    node = parent;
  }
  return undefined;
}

/** Sequelize takes the values first, and then which records get them. */
function hasWhere(node: Ast.Node): boolean {
  return (
    node.type === "ObjectExpression" &&
    node.properties.some((each) => each.type === "Property" && propertyName(each) === "where")
  );
}

/** The callee of a write with what leads to it: `db.update(orders).set`, `this.orderRepository.save`. */
function chainOf(callee: Ast.MemberExpression, semantics: Semantics): string {
  return semantics.source.text.slice(...callee.range).slice(0, 200);
}

/** True where a variable is handed to something that writes. */
function isWritten(declarator: Ast.VariableDeclarator, semantics: Semantics): boolean {
  if (declarator.id.type !== "Identifier") return false;
  return (semantics.variables.of(declarator.id)?.references ?? []).some(({ identifier }) => {
    let node: Ast.Node = identifier as Ast.Node;
    for (let i = 0; i < 5; i++) {
      const { parent }: { parent?: Ast.Node } = node;
      if (parent?.type === "CallExpression" && parent.callee !== node) {
        const callee = unwrap(parent.callee);
        return callee.type === "MemberExpression" && WRITE.test(propertyName(callee) ?? "");
      }
      if (parent?.type === "NewExpression") return true;
      if (
        !parent ||
        !/^(?:Property|ObjectExpression|SpreadElement|ArrayExpression)$/.test(parent.type)
      )
        return false;
      node = parent;
    }
    return false;
  });
}
