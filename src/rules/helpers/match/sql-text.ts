import { type Ast, type Semantics, propertyName, unwrap } from "../../../engine/api.ts";

/** A part of an SQL text that is known at run time only. */
export interface SqlHole {
  readonly node: Ast.Node;
  /** False where it is a name of the schema, a number or a piece of SQL, as far as its own name says. */
  readonly isValue: boolean;
  /** True where quotes stand around it. */
  readonly isQuoted: boolean;
}

/** The parts of a text that are computed; none of a text that is constant or nothing but a variable. */
export function holesOf(query: Ast.Node, semantics: Semantics): SqlHole[] {
  if (semantics.constant(query)) return [];
  const { node, in: home } = semantics.origin(query);
  const text = unwrap(node);
  const pieces = piecesOf(text, home);
  return pieces.flatMap((piece, i) => {
    if (typeof piece === "string") return [];
    const before = pieces[i - 1];
    const isQuoted = typeof before === "string" && /['"]%?$/.test(before);
    const isNamed =
      typeof before === "string" &&
      /(?:\b(?:from|join|into|update|table|by|column|index|schema|as|using)\s+["'`[]?|[.`])$/i.test(
        before,
      );
    return [
      {
        node: piece,
        isValue: !isNamed && !isHarmless(piece, home),
        isQuoted: isQuoted && /'%?$/.test(String(before)),
      },
    ];
  });
}

/** A text with a question mark for each part that is computed; undefined where nothing of it is known. */
export function textWithMarks(text: Ast.Node, semantics: Semantics): string | undefined {
  const { node, in: home } = semantics.origin(text);
  const pieces = piecesOf(unwrap(node), home);
  if (pieces.length === 0) return home.string(node);
  return pieces.map((piece) => (typeof piece === "string" ? piece : " ? ")).join("");
}

function piecesOf(node: Ast.Node, semantics: Semantics): (string | Ast.Node)[] {
  const text = unwrap(node);
  if (text.type === "TemplateLiteral") {
    return text.quasis.flatMap(({ value }, i) => {
      const hole = text.expressions[i];
      return hole ? [value.raw, hole] : [value.raw];
    });
  }
  if (text.type === "BinaryExpression" && text.operator === "+") {
    return [...partsOf(text.left, semantics), ...partsOf(text.right, semantics)];
  }
  return [];
}

function partsOf(node: Ast.Node, semantics: Semantics): (string | Ast.Node)[] {
  const fixed = semantics.string(node);
  if (fixed !== undefined) return [fixed];
  const pieces = piecesOf(node, semantics);
  return pieces.length > 0 ? pieces : [node];
}

/** Names of what is no value: parts of the schema, pieces of SQL, numbers. */
const NO_VALUE =
  /table|col(?:umn)?s?$|schema|alias|field|database|dbname|order|direction|sort|index|prefix|suffix|sql|query|fragment|where|clause|placeholder|meta|limit|offset|page|count|quote|escape|type|enum|locale|language|interval|timezone|entity|property|attribute|relation|join|select|filter|condition|expr|raw|_?keys?$|constraint|sequence|params|bindings|operator|dialect|driver|path|cte|view|trigger|function|values$|ids?list|total|number|amount|size|length|max|min|depth|level|year|month|days?|hours?|minutes?|seconds?/i;
const NUMBERS =
  /^(?:Number|parseInt|parseFloat|BigInt|Math\..+|escape|escapeId|format|literal|ident|ref)$/;

/** Methods that give a text as it is, but for its letters and ends. */
const SAME_TEXT = /^(?:toString|trim|to(?:Upper|Lower)Case)$/;

/** `const id = Number.parseInt(text, 10)`, `const page = +text` */
function isNumber(node: Ast.Node): boolean {
  const made = unwrap(node);
  if (made.type === "UnaryExpression") return made.operator === "+";
  if (made.type !== "CallExpression") return false;
  const callee = unwrap(made.callee);
  const name = callee.type === "Identifier" ? callee.name : undefined;
  const method = callee.type === "MemberExpression" ? propertyName(callee) : undefined;
  return /^(?:Number|parseInt|parseFloat|BigInt)$/.test(name ?? method ?? "");
}

function isHarmless(node: Ast.Node, semantics: Semantics): boolean {
  const piece = unwrap(node);
  if (semantics.constant(piece)) return true;
  switch (piece.type) {
    case "Identifier": {
      if (/^[A-Z0-9_]+$/.test(piece.name) || NO_VALUE.test(piece.name)) return true;
      const { node: made, in: home } = semantics.origin(piece);
      if (isNumber(made)) return true;
      // `const fn = upper ? "UPPER" : "LOWER"`, and the text of a query that a builder made.
      const isMadeHere = made.type === "ConditionalExpression" || made.type === "CallExpression";
      return isMadeHere && isHarmless(made, home);
    }
    case "MemberExpression": {
      const name = propertyName(piece) ?? "";
      const owner = unwrap(piece.object);
      const isConstant =
        owner.type === "Identifier" &&
        /^[A-Z][A-Z0-9_]+$|Enum$|^[A-Z]\w*(?:Status|Type|Kind|State)$/.test(owner.name);
      return (
        isConstant ||
        NO_VALUE.test(name) ||
        /^(?:config|options|settings|meta)/i.test(owner.type === "Identifier" ? owner.name : "")
      );
    }
    case "CallExpression": {
      const { callee } = piece;
      const name =
        callee.type === "MemberExpression"
          ? (propertyName(callee) ?? "")
          : callee.type === "Identifier"
            ? callee.name
            : "";
      if (
        NUMBERS.test(name) ||
        NO_VALUE.test(name) ||
        /escape|quote|toFixed|toSQL|getQuery/i.test(name)
      )
        return true;
      if (!SAME_TEXT.test(name) && name !== "join" && name !== "map") return false;
      if (callee.type !== "MemberExpression") return false;
      // `ids.map(() => "?").join()` writes placeholders.
      const [mapper] = piece.arguments;
      if (name === "map" && mapper?.type === "ArrowFunctionExpression") {
        const { body } = mapper;
        return (
          semantics.constant(body) !== undefined ||
          (body.type === "TemplateLiteral" && /[$:@]$/.test(body.quasis[0]?.value.raw ?? ""))
        );
      }
      return isHarmless(callee.object, semantics);
    }
    case "ConditionalExpression":
      return isHarmless(piece.consequent, semantics) && isHarmless(piece.alternate, semantics);
    case "LogicalExpression":
      return isHarmless(piece.left, semantics) && isHarmless(piece.right, semantics);
    case "TemplateLiteral":
      return piece.expressions.every((each) => isHarmless(each, semantics));
    case "UnaryExpression":
    case "UpdateExpression":
      return true;
    case "BinaryExpression":
      return piece.operator !== "+";
    default:
      return false;
  }
}
