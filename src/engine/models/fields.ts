import type { JsonMember, JsonNode } from "../documents/json-tree.ts";
import { nearest } from "../text/nearest.ts";
import type { ParseProblem } from "../text/problem.ts";
import type { Range } from "../text/range.ts";

export type Scalar = string | number | boolean | null;

/** A text with its place. */
export interface Placed {
  readonly text: string;
  readonly range: Range;
}

/**
 * The keys of one mapping, asked for by name. Whatever is not as expected becomes a problem at its
 * place and is as if it were not written.
 */
export class Fields {
  readonly range: Range;
  readonly problems: ParseProblem[];
  readonly #what: string;
  readonly #members = new Map<string, JsonMember>();

  constructor(
    node: JsonNode,
    what: string,
    known: readonly string[] | undefined,
    problems: ParseProblem[],
  ) {
    this.range = node.range;
    this.problems = problems;
    this.#what = what;
    if (node.kind !== "object") {
      this.problem(
        `${what} must be a mapping of keys and values, not ${kindOf(node)}.`,
        node.range,
      );
      return;
    }
    for (const member of node.members) {
      if (!known || known.includes(member.name)) this.#members.set(member.name, member);
      else this.problem(unknown("key", member.name, known), member.nameRange);
    }
  }

  problem(message: string, range: Range): void {
    this.problems.push({ message, range });
  }

  names(): string[] {
    return [...this.#members.keys()];
  }

  has(key: string): boolean {
    return this.#members.has(key);
  }

  node(key: string): JsonNode | undefined {
    return this.#members.get(key)?.value;
  }

  /** The text under a key. A key that is required and missing is a problem of the whole mapping. */
  string(key: string, required = false): Placed | undefined {
    const node = this.node(key);
    if (!node) {
      if (required) this.problem(`${this.#what} needs '${key}'.`, this.range);
      return undefined;
    }
    return this.#text(node, `'${key}'`);
  }

  /** The texts under a key: one, or a list of them. */
  strings(key: string, required = false): Placed[] {
    const node = this.node(key);
    if (!node || node.kind !== "array") {
      const one = this.string(key, required);
      return one ? [one] : [];
    }
    return node.items.flatMap((item) => this.#text(item, `An item of '${key}'`) ?? []);
  }

  oneOf<Value extends string>(key: string, values: readonly Value[]): Value | undefined {
    const text = this.string(key);
    return text && this.#member(text, key, values);
  }

  manyOf<Value extends string>(key: string, values: readonly Value[]): Value[] {
    return this.strings(key).flatMap((text) => this.#member(text, key, values) ?? []);
  }

  boolean(key: string): boolean | undefined {
    const node = this.node(key);
    if (!node) return undefined;
    if (node.kind === "scalar" && typeof node.value === "boolean") return node.value;
    this.problem(`'${key}' must be true or false, not ${kindOf(node)}.`, node.range);
    return undefined;
  }

  integer(key: string): number | undefined {
    const node = this.node(key);
    if (!node) return undefined;
    if (node.kind === "scalar" && Number.isInteger(node.value)) return node.value as number;
    this.problem(`'${key}' must be a whole number, not ${kindOf(node)}.`, node.range);
    return undefined;
  }

  /** Constant values: one, or a list of them. */
  scalars(key: string): Scalar[] | undefined {
    const node = this.node(key);
    if (!node) return undefined;
    return (node.kind === "array" ? node.items : [node]).flatMap((item) => {
      if (item.kind === "scalar") return [item.value];
      this.problem(`'${key}' must be constant values, not ${kindOf(item)}.`, item.range);
      return [];
    });
  }

  /** The items of the list under a key. A mapping alone counts as a list of one. */
  items(key: string): readonly JsonNode[] {
    const node = this.node(key);
    if (!node || (node.kind === "scalar" && node.value === null)) return [];
    if (node.kind === "array") return node.items;
    if (node.kind === "object") return [node];
    this.problem(`'${key}' must be a list of rows, not ${kindOf(node)}.`, node.range);
    return [];
  }

  #text(node: JsonNode, what: string): Placed | undefined {
    if (node.kind === "scalar" && typeof node.value === "string") {
      return { text: node.value, range: node.range };
    }
    this.problem(`${what} must be a text, not ${kindOf(node)}.`, node.range);
    return undefined;
  }

  #member<Value extends string>(
    { text, range }: Placed,
    key: string,
    values: readonly Value[],
  ): Value | undefined {
    const value = values.find((each) => each === text);
    if (value === undefined) this.problem(unknown(`value of '${key}':`, text, values), range);
    return value;
  }
}

/** `Unknown key 'sink'; did you mean 'sinks'?` */
export function unknown(what: string, name: string, known: readonly string[]): string {
  const meant = nearest(name, known);
  const hint = meant ? `; did you mean '${meant}'?` : `. Known are: ${known.join(", ")}.`;
  return `Unknown ${what} '${name.slice(0, 60)}'${hint}`;
}

function kindOf(node: JsonNode): string {
  if (node.kind === "object") return "a mapping";
  if (node.kind === "array") return "a list";
  return node.value === null
    ? "nothing"
    : `a ${typeof node.value === "string" ? "text" : typeof node.value}`;
}
