import type { Ast } from "../syntax/ast.ts";
import { propertyName } from "../semantics/names.ts";
import type { Semantics } from "../semantics/semantics.ts";
import { unwrap } from "../semantics/unwrap.ts";
import { type LocatedFunction, visitAll } from "./functions.ts";
import type { UncheckedBody } from "./route.ts";

/** Calls that look at what they are given: the name says so, whoever wrote them. */
const CHECKS =
  /^(?:is(?:[A-Z_]\w*|NaN)|\w*(?:valid|pars|schema|check(?!out)|assert|sanitiz|verif|coerc|convert)\w*|Number|String|Boolean|BigInt|test|match|includes|has|hasOwn|cast|decode|ensure\w*|pick|plainTo\w*)$/i;
const COMPARED = new Set(["===", "!==", "==", "!=", "<", ">", "<=", ">=", "in", "instanceof"]);
/** What a framework hands to an action besides what its caller sends. */
const OWN_ARGUMENT = /^(?:_\w*|prev\w*|(?:initial|current|form)?state)$/i;

/** What the functions of a framework are handed: a request, decorated parameters, or the caller's values themselves. */
export type BodyShape = "request" | "decorated" | "arguments";

/** The members of the request body that a handler uses without asking what they are; undefined where it uses none. */
export function uncheckedBody(fn: LocatedFunction, shape: BodyShape): UncheckedBody | undefined {
  return new BodyReader(fn, shape).read();
}

class BodyReader {
  readonly #fn: LocatedFunction;
  readonly #shape: BodyShape;
  /** Names of the body as a whole, and names of its members. */
  readonly #bodies = new Set<string>();
  readonly #aliases = new Map<string, string>();
  readonly #requests = new Set<string>();
  readonly #fields = new Map<string, Ast.Node>();
  readonly #checked = new Set<string>();
  #isHandedToCheck = false;

  constructor(fn: LocatedFunction, shape: BodyShape) {
    this.#fn = fn;
    this.#shape = shape;
  }

  read(): UncheckedBody | undefined {
    const { node, in: semantics } = this.#fn;
    node.params.forEach((parameter, index) => this.#parameter(parameter, index, semantics));
    const body = { node: node.body ?? node, in: semantics };
    visitAll(body, (each) => {
      if (each.type === "VariableDeclarator" && each.init) this.#bound(each.id, each.init);
    });
    visitAll(body, (each) => this.#visit(each));
    if (this.#isHandedToCheck) return undefined;
    const fields = [...this.#fields].filter(([name]) => !this.#checked.has(name));
    const [first] = fields;
    if (!first) return undefined;
    const [start, end] = first[1].range;
    return { fields: fields.map(([name]) => name), range: { start, end } };
  }

  #parameter(parameter: Ast.Node, index: number, semantics: Semantics): void {
    const node = parameter.type === "AssignmentPattern" ? parameter.left : parameter;
    if (this.#shape === "decorated") {
      const given = "decorators" in parameter ? (parameter.decorators as Ast.Decorator[]) : [];
      for (const { expression } of given) {
        if (expression.type !== "CallExpression") continue;
        if (semantics.callee(expression) !== "@nestjs/common#Body") continue;
        const [name] = expression.arguments;
        const key = name && semantics.string(name);
        if (key === undefined) this.#pattern(node);
        else if (expression.arguments.length === 1) this.#field(key, node, node);
      }
      return;
    }
    if (this.#shape === "arguments") {
      if (node.type === "Identifier" && OWN_ARGUMENT.test(node.name)) return;
      this.#pattern(node);
      if (node.type === "Identifier" && !isForm(node)) this.#aliases.set(node.name, node.name);
      return;
    }
    if (index > 0) return;
    if (node.type === "Identifier") this.#requests.add(node.name);
    if (node.type !== "ObjectPattern") return;
    for (const each of node.properties) {
      if (each.type !== "Property") continue;
      if (propertyName(each) === "body") this.#pattern(each.value);
      if (propertyName(each) === "request" && each.value.type === "Identifier")
        this.#requests.add(each.value.name);
    }
  }

  /** A name or a pattern that stands for the body. */
  #pattern(node: Ast.Node): void {
    if (node.type === "Identifier") this.#bodies.add(node.name);
    if (node.type !== "ObjectPattern") return;
    for (const each of node.properties) {
      if (each.type !== "Property") continue;
      const name = propertyName(each);
      if (name !== undefined) this.#field(name, each.value, each.key);
    }
  }

  #field(name: string, alias: Ast.Node, at: Ast.Node): void {
    const own = alias.type === "AssignmentPattern" ? alias.left : alias;
    if (own.type === "Identifier") this.#aliases.set(own.name, name);
    if (!this.#fields.has(name)) this.#fields.set(name, at);
  }

  #bound(target: Ast.Node, value: Ast.Node): void {
    if (this.#isBody(value)) this.#pattern(target);
    const member = this.#memberOf(value);
    if (member !== undefined) this.#field(member, target, unwrap(value));
  }

  #visit(node: Ast.Node): void {
    const member = this.#memberOf(node);
    if (member !== undefined) {
      if (!this.#fields.has(member)) this.#fields.set(member, node);
      if (isChecked(node)) this.#checked.add(member);
      return;
    }
    if (node.type === "Identifier" && !isDeclared(node)) {
      const field = this.#aliases.get(node.name);
      if (field !== undefined) {
        if (!this.#fields.has(field)) this.#fields.set(field, node);
        if (isChecked(node)) this.#checked.add(field);
      }
    }
    const isMemberRead = node.parent?.type === "MemberExpression" && node.parent.object === node;
    if (!isMemberRead && this.#isBody(node) && isChecked(node)) this.#isHandedToCheck = true;
  }

  /** `req.body`, `ctx.request.body`, `await request.json()`, and names for them. */
  #isBody(at: Ast.Node): boolean {
    const node = unwrap(at);
    if (node.type === "Identifier") return this.#bodies.has(node.name) && !isDeclared(node);
    // `req.body || {}` is no other body.
    if (node.type === "LogicalExpression") return this.#isBody(node.left);
    if (node.type === "MemberExpression")
      return propertyName(node) === "body" && this.#isRequest(node.object);
    if (node.type !== "CallExpression") return false;
    const callee = unwrap(node.callee);
    if (callee.type !== "MemberExpression") return false;
    return /^(?:json|formData)$/.test(propertyName(callee) ?? "") && this.#isRequest(callee.object);
  }

  #isRequest(at: Ast.Node): boolean {
    const node = unwrap(at);
    if (node.type === "Identifier") return this.#requests.has(node.name);
    const isInner =
      node.type === "MemberExpression" && /^req(?:uest)?$/.test(propertyName(node) ?? "");
    return isInner && this.#isRequest(node.object);
  }

  /** The name of the member of the body that an expression is. */
  #memberOf(at: Ast.Node): string | undefined {
    const node = unwrap(at);
    if (node.type === "MemberExpression" && this.#isBody(node.object)) {
      const isMethod = node.parent?.type === "CallExpression" && node.parent.callee === node;
      return isMethod ? undefined : propertyName(node);
    }
    if (node.type !== "CallExpression") return undefined;
    const callee = unwrap(node.callee);
    if (callee.type !== "MemberExpression" || !this.#isBody(callee.object)) return undefined;
    const [key] = node.arguments;
    const isGetter = /^(?:get|getAll)$/.test(propertyName(callee) ?? "");
    return isGetter && key?.type === "Literal" ? String(key.value) : undefined;
  }
}

function isForm(node: Ast.Identifier): boolean {
  const type = node.typeAnnotation?.typeAnnotation;
  const isWritten =
    type?.type === "TSTypeReference" &&
    type.typeName.type === "Identifier" &&
    type.typeName.name === "FormData";
  return isWritten || /form_?data$/i.test(node.name);
}

/** A name where it is made or a key, not used. */
function isDeclared(node: Ast.Identifier): boolean {
  const { parent } = node;
  if (parent?.type === "Property") return parent.key === node && !parent.shorthand;
  if (parent?.type === "MemberExpression") return parent.property === node && !parent.computed;
  return parent?.type === "VariableDeclarator" && parent.id === node;
}

/** Whether what stands around a value asks what it is, or makes a number of it. */
function isChecked(at: Ast.Node): boolean {
  let node = at;
  for (let i = 0; i < 6; i++) {
    const { parent }: { parent?: Ast.Node } = node;
    switch (parent?.type) {
      case "CallExpression":
      case "NewExpression": {
        const name = nameOfCallee(unwrap(parent.callee));
        if (name !== undefined && CHECKS.test(name)) return true;
        return false;
      }
      case "UnaryExpression":
        return parent.operator === "typeof" || parent.operator === "+";
      case "BinaryExpression": {
        const other = parent.left === node ? parent.right : parent.left;
        return COMPARED.has(parent.operator) && !isAbsence(other);
      }
      case "SwitchStatement":
        return parent.discriminant === node;
      case "MemberExpression":
        if (parent.object !== node) return false;
        break;
      case "AwaitExpression":
      case "TSAsExpression":
      case "TSNonNullExpression":
      case "ChainExpression":
      case "LogicalExpression":
      case "ObjectExpression":
      case "SpreadElement":
        break;
      case "Property":
        if (parent.value !== node) return false;
        break;
      default:
        return false;
    }
    node = parent;
  }
  return false;
}

function nameOfCallee(callee: Ast.Node): string | undefined {
  if (callee.type === "Identifier") return callee.name;
  return callee.type === "MemberExpression" ? propertyName(callee) : undefined;
}

/** That something is there says nothing of what it is. */
function isAbsence(node: Ast.Node): boolean {
  if (node.type === "Identifier") return node.name === "undefined";
  return node.type === "Literal" && (node.value === null || node.value === "");
}
