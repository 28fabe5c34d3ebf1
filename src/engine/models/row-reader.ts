import type { JsonNode } from "../documents/json-tree.ts";
import type { ParseProblem } from "../text/problem.ts";
import { CODE_SINK_KINDS } from "./code-sinks.ts";
import { KIND_GROUPS } from "./default-words.ts";
import { Fields, type Placed } from "./fields.ts";
import {
  PLACEHOLDER_STYLES,
  type PlaceholderStyle,
  SINK_KINDS,
  type SinkKind,
  UNKNOWN_MEMBERS,
  type UnknownMembers,
} from "./kinds.ts";
import type { CallCondition } from "./call-condition.ts";
import type { TypedParameter } from "./model.ts";
import { ANY_TYPE, type Origin, type PathToken, type Place } from "./place.ts";
import { readPath } from "./path-grammar.ts";
import { PAYMENT_PROVIDER, PROVIDER_ADDRESSES } from "./provider-addresses.ts";

/** The packages of the model of the platform. */
export const GLOBAL = "global";

/** The use of a type's name, which is checked once all models are known. */
export interface TypeUse extends Placed {
  /** In full: `express.Request`. */
  readonly name: string;
}

/** Reads the parts that rows of all kinds share: places, types, conditions, kinds. */
export class RowReader {
  readonly problems: ParseProblem[];
  readonly uses: TypeUse[] = [];
  readonly packages: readonly string[];
  /** The first package, by which the types of the model are named in full. */
  readonly #home: string;

  /** `packages` is empty in the model of the platform. */
  constructor(packages: readonly string[], problems: ParseProblem[]) {
    this.packages = packages;
    this.#home = packages[0] ?? GLOBAL;
    this.problems = problems;
  }

  /** The mappings of a list, each with its known keys. */
  rows(model: Fields, key: string, known: readonly string[]): Fields[] {
    return model.items(key).map((item) => this.fields(item, `A row of '${key}'`, known));
  }

  fields(node: JsonNode, what: string, known: readonly string[]): Fields {
    return new Fields(node, what, known, this.problems);
  }

  /** A type as it is declared: a short name is one of the model, a full one that of another model. */
  declared(name: string): string {
    return name.includes(".") ? name : `${this.#home}.${name}`;
  }

  /** A type as it is used: short for one of the same model, in full for those of others. */
  type(placed: Placed): string {
    if (placed.text === "any") return ANY_TYPE;
    const name = placed.text.includes(".") ? placed.text : this.declared(placed.text);
    this.uses.push({ ...placed, name });
    return name;
  }

  types(row: Fields, key: string): string[] {
    return row.strings(key).map((placed) => this.type(placed));
  }

  /** Where a row begins and goes on: every origin of `on` with every path of `path`. */
  places(row: Fields, required = true): Place[] {
    const on = row.strings("on").map((placed) => this.type(placed));
    const written = row.strings("path", required && on.length === 0);
    const paths: Placed[] = row.has("path") ? written : [{ text: "", range: row.range }];
    if (!row.has("path") && on.length === 0) return [];
    return paths.flatMap((placed) => {
      const path = this.path(placed);
      if (!path) return [];
      if (on.length > 0) return on.map((name) => ({ origin: { kind: "type", name }, path }));
      return this.#fromModule(path, placed);
    });
  }

  /** The paths under a key, such as `from`; undefined when the key is absent. */
  paths(row: Fields, key: string, required = false): (readonly PathToken[])[] {
    return row.strings(key, required).flatMap((placed) => {
      const path = this.path(placed);
      return path ? [path] : [];
    });
  }

  path(placed: Placed): readonly PathToken[] | undefined {
    const read = readPath(placed.text);
    if ("path" in read) return read.path;
    // The content of a quoted text may be longer than what it means; then the whole is the place.
    const { start, end } = placed.range;
    const isExact = end - start === placed.text.length;
    const range = isExact ? { start: start + read.start, end: start + read.end } : placed.range;
    this.problems.push({ message: read.message, range });
    return undefined;
  }

  #fromModule(path: readonly PathToken[], placed: Placed): Place[] {
    if (this.packages.length > 0) {
      return [{ origin: { kind: "module", specifiers: this.packages }, path }];
    }
    const [first, ...rest] = path;
    if (first?.token !== "member") {
      const message = "A path of the platform begins with the name of a global: 'Member[fetch]'.";
      this.problems.push({ message, range: placed.range });
      return [];
    }
    return first.names.map((name): Place => {
      const origin: Origin = { kind: "global", name };
      return { origin, path: rest };
    });
  }

  conditions(row: Fields): CallCondition[] {
    return row.items("when").map((item) => {
      const known = [
        "argument",
        "member",
        "is",
        "isNot",
        "present",
        "begins",
        "mayBegin",
        "beginsNot",
        "contains",
        "type",
        "typeNot",
        "attribute",
      ];
      const fields = this.fields(item, "A condition", known);
      const member = fields.string("member")?.text;
      const is = fields.scalars("is");
      const isNot = fields.scalars("isNot");
      const present = fields.boolean("present");
      const textsOf = (key: string): string[] | undefined =>
        fields.has(key) ? fields.strings(key, true).map(({ text }) => text) : undefined;
      const begins = fields.has("begins")
        ? fields
            .strings("begins", true)
            .flatMap(({ text }) =>
              text === PAYMENT_PROVIDER ? [PAYMENT_PROVIDER, ...PROVIDER_ADDRESSES] : [text],
            )
        : undefined;
      const mayBegin = textsOf("mayBegin");
      const beginsNot = textsOf("beginsNot");
      const contains = textsOf("contains");
      const ofType = fields.string("type");
      const typeNot = fields.string("typeNot");
      const attribute = textsOf("attribute");
      const texts = [begins, mayBegin, beginsNot, contains, attribute];
      const asks = [is, isNot, present, ofType, typeNot, ...texts].filter(
        (each) => each !== undefined,
      );
      if (asks.length !== 1) {
        const message =
          "A condition has one of 'is', 'isNot', 'present', 'begins', 'mayBegin', 'beginsNot', 'contains', 'type', 'typeNot' and 'attribute'.";
        fields.problem(message, fields.range);
      }
      return {
        argument: fields.integer("argument") ?? 0,
        ...(member !== undefined && { member }),
        ...(is && { is }),
        ...(isNot && { isNot }),
        ...(present !== undefined && { present }),
        ...(begins && { begins }),
        ...(mayBegin && { mayBegin }),
        ...(beginsNot && { beginsNot }),
        ...(contains && { contains }),
        ...(ofType && { type: this.type(ofType) }),
        ...(typeNot && { typeNot: this.type(typeNot) }),
        ...(attribute && { attribute }),
      };
    });
  }

  /** The kinds under `clears`, or `all`. */
  clears(row: Fields): readonly SinkKind[] | "all" {
    const [only, ...others] = row.strings("clears", true);
    if (only?.text === "all" && others.length === 0) return "all";
    return this.kinds(row);
  }

  /** The kinds under a key, those of groups one by one. */
  kinds(row: Fields, key = "clears"): SinkKind[] {
    const kinds: readonly SinkKind[] = [...SINK_KINDS, ...CODE_SINK_KINDS];
    const known = [...kinds, ...Object.keys(KIND_GROUPS)];
    const named = row.manyOf(key, known).flatMap((name) => {
      return KIND_GROUPS[name] ?? kinds.filter((kind) => kind === name);
    });
    return [...new Set(named)];
  }

  /** Of rows about what a text takes over as it is. */
  placeholders(row: Fields): { placeholders?: PlaceholderStyle } {
    const placeholders = row.oneOf("placeholders", PLACEHOLDER_STYLES);
    return placeholders ? { placeholders } : {};
  }

  /** Of rows about schemas. */
  unknownMembers(row: Fields): { unknown?: UnknownMembers } {
    const unknown = row.oneOf("unknown", UNKNOWN_MEMBERS);
    return unknown ? { unknown } : {};
  }

  /** `{ 0: Request, "*": Rest }` */
  parameters(row: Fields): TypedParameter[] {
    const node = row.node("parameters");
    if (!node) return [];
    const fields = new Fields(node, "'parameters'", undefined, this.problems);
    return fields.names().flatMap((name): TypedParameter[] => {
      const placed = fields.string(name);
      if (!placed) return [];
      if (name !== "*" && !/^\d+$/.test(name)) {
        fields.problem(`'${name}' is no position of a parameter; write 0, 1 … or "*".`, node.range);
        return [];
      }
      return [{ index: name === "*" ? "*" : Number(name), type: this.type(placed) }];
    });
  }

  returns(row: Fields): { readonly returns?: string } {
    const placed = row.string("returns");
    return placed ? { returns: this.type(placed) } : {};
  }

  texts(row: Fields, key: string, required = false): string[] {
    return row.strings(key, required).map(({ text }) => text);
  }
}
