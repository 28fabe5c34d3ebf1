import { OBJECT_SINKS, SINK_WORDS, SOURCE_WORDS } from "./default-words.ts";
import type { FieldRow, SignatureRow } from "./declared-rows.ts";
import type { Fields } from "./fields.ts";
import { SINK_KINDS, SOURCE_KINDS, VIEW_USES } from "./kinds.ts";
import type {
  CheckRow,
  ClassRow,
  FileRow,
  GuardRow,
  MountRow,
  ProtectionRow,
  SanitizerRow,
  SchemaRow,
  SinkRow,
  SourceRow,
  SummaryRow,
  TypeRow,
} from "./model.ts";
import { STATES, type State } from "./states.ts";
import type { RowReader } from "./row-reader.ts";
import type { ViewRow } from "./view-rows.ts";

/** The rows of one model, kind by kind. */

export function types(reader: RowReader, model: Fields): TypeRow[] {
  return reader
    .rows(model, "types", ["type", "on", "path", "written", "answer", "when"])
    .map((row) => {
      const when = reader.conditions(row);
      const answer = row.string("answer")?.text;
      return {
        type: reader.declared(row.string("type", true)?.text ?? ""),
        // Types that only a decorator or a file gives have no place.
        at: row.has("path") || row.has("on") ? reader.places(row) : [],
        written: reader.texts(row, "written"),
        ...(answer !== undefined && { answer: reader.declared(answer) }),
        ...(when.length > 0 && { when }),
      };
    });
}

export function sources(reader: RowReader, model: Fields): SourceRow[] {
  const keys = "on path kind states when clears schema begins named says".split(" ");
  return reader.rows(model, "sources", keys).map((row) => {
    const [schema] = reader.paths(row, "schema");
    const kind = row.oneOf("kind", SOURCE_KINDS) ?? "remote";
    const states = row.manyOf("states", STATES);
    const when = reader.conditions(row);
    const begins = row.string("begins")?.text;
    return {
      kind,
      at: reader.places(row),
      states: states.length > 0 ? states : (["text"] satisfies State[]),
      ...(when.length > 0 && { when }),
      clears: reader.kinds(row),
      ...(schema && { schema }),
      ...(begins !== undefined && { begins }),
      ...(row.boolean("named") && { named: true as const }),
      says: row.string("says")?.text ?? SOURCE_WORDS[kind],
    };
  });
}

export function sinks(reader: RowReader, model: Fields): SinkRow[] {
  const keys = "on path kind states when deep asPage placeholders says".split(" ");
  return reader.rows(model, "sinks", keys).flatMap((row) => {
    const kind = row.oneOf("kind", SINK_KINDS);
    if (!kind) {
      if (!row.has("kind")) row.problem("A row of 'sinks' needs 'kind'.", row.range);
      return [];
    }
    const states: State[] = row.manyOf("states", STATES);
    if (states.length === 0 && OBJECT_SINKS.has(kind)) states.push("object");
    return [
      {
        kind,
        at: reader.places(row),
        states,
        when: reader.conditions(row),
        ...(row.boolean("deep") && { deep: true }),
        ...(row.boolean("asPage") && { asPage: true }),
        ...reader.placeholders(row),
        says: row.string("says")?.text ?? SINK_WORDS[kind],
      },
    ];
  });
}

export function sanitizers(reader: RowReader, model: Fields): SanitizerRow[] {
  const keys = "on path from to clears states begins when schema unknown".split(" ");
  return reader.rows(model, "sanitizers", keys).map((row) => {
    const states = row.manyOf("states", STATES);
    const [from] = reader.paths(row, "from");
    const [to] = reader.paths(row, "to");
    const [schema] = reader.paths(row, "schema");
    const begins = row.string("begins")?.text;
    const when = reader.conditions(row);
    return {
      at: reader.places(row),
      ...(begins !== undefined && { begins }),
      ...(from && { from }),
      ...(to && { to }),
      // A schema says itself what it clears.
      clears: schema && !row.has("clears") ? [] : reader.clears(row),
      ...(states.length > 0 && { states }),
      ...(when.length > 0 && { when }),
      ...(schema && { schema }),
      ...reader.unknownMembers(row),
    };
  });
}

export function guards(reader: RowReader, model: Fields): GuardRow[] {
  const keys = "on path when argument holds clears throws member named schema unknown".split(" ");
  return reader.rows(model, "guards", keys).map((row) => {
    const [schema] = reader.paths(row, "schema");
    const member = row.string("member")?.text;
    const when = reader.conditions(row);
    return {
      at: reader.places(row),
      ...(when.length > 0 && { when }),
      argument: row.integer("argument") ?? 0,
      holds: row.boolean("holds") ?? true,
      // A schema says itself what it clears.
      clears: schema && !row.has("clears") ? [] : reader.clears(row),
      ...(row.boolean("throws") && { throws: true }),
      ...(member !== undefined && { member }),
      ...(row.boolean("named") && { named: true }),
      ...(schema && { schema }),
      ...reader.unknownMembers(row),
    };
  });
}

export function checks(reader: RowReader, model: Fields): CheckRow[] {
  const keys = ["on", "path", "checks", "schema", "name", "enforcedBy", "gathered"];
  return reader.rows(model, "checks", keys).flatMap((row) => {
    const [looksAt] = reader.paths(row, "checks", true);
    const [schema] = reader.paths(row, "schema");
    const [name] = reader.paths(row, "name");
    const gathered = row.string("gathered")?.text;
    if (!looksAt) return [];
    return [
      {
        at: reader.places(row),
        checks: looksAt,
        ...(schema && { schema }),
        ...(name && { name }),
        ...(row.has("enforcedBy") && { enforcedBy: reader.texts(row, "enforcedBy") }),
        ...(gathered !== undefined && { gathered }),
      },
    ];
  });
}

const SUMMARY_KEYS = "on path when from to key under keepsText members placeholders restores".split(
  " ",
);

/** Every path of `from` with every path of `to` is a row of its own. */
export function summaries(reader: RowReader, model: Fields): SummaryRow[] {
  return reader.rows(model, "summaries", SUMMARY_KEYS).flatMap((row) => {
    const at = reader.places(row);
    const keepsText = row.boolean("keepsText") ?? true;
    const members = row.boolean("members");
    const targets = reader.paths(row, "to");
    const ends = row.has("to") ? targets : [[{ token: "return" } as const]];
    const restores = reader.kinds(row, "restores");
    const when = reader.conditions(row);
    const [key] = reader.paths(row, "key");
    const [under] = reader.paths(row, "under");
    return reader.paths(row, "from", true).flatMap((from) =>
      ends.map((to) => ({
        at,
        from,
        to,
        keepsText,
        ...(when.length > 0 && { when }),
        ...(key && { key }),
        ...(under && { under }),
        ...reader.placeholders(row),
        ...(members && { members }),
        ...(restores.length > 0 && { restores }),
      })),
    );
  });
}

export function files(reader: RowReader, model: Fields): FileRow[] {
  const keys = ["files", "exports", "directive", "platforms", "parameters", "returns", "below"];
  return reader.rows(model, "files", keys).map((row) => {
    const directive = row.string("directive")?.text;
    const below = row.string("below")?.text;
    return {
      files: reader.texts(row, "files", directive === undefined),
      exports: reader.texts(row, "exports", true),
      ...(directive !== undefined && { directive }),
      platforms: reader.texts(row, "platforms"),
      parameters: reader.parameters(row),
      ...reader.returns(row),
      ...(below !== undefined && { below }),
    };
  });
}

export function mounts(reader: RowReader, model: Fields): MountRow[] {
  const keys = ["on", "path", "routes", "address", "methods", "handlers", "lists"];
  return reader.rows(model, "mounts", keys).map((row) => ({
    at: reader.places(row),
    routes: reader.paths(row, "routes", true),
    address: row.string("address", true)?.text ?? "",
    methods: reader.texts(row, "methods", true),
    handlers: row.string("handlers", true)?.text ?? "",
    lists: row.string("lists")?.text ?? "",
  }));
}

export function views(reader: RowReader, model: Fields): ViewRow[] {
  const keys = ["on", "path", "template", "values", "as", "writer", "text"];
  return reader.rows(model, "views", keys).flatMap((row) => {
    const [template] = reader.paths(row, "template", true);
    if (!template) return [];
    const values = reader.paths(row, "values");
    const [writer] = reader.paths(row, "writer");
    const as = row.oneOf("as", VIEW_USES) ?? "page";
    const at = reader.places(row);
    const text = reader.paths(row, "text");
    return { at, template, values, as, text, ...(writer && { writer }) };
  });
}

export function schemas(reader: RowReader, model: Fields): SchemaRow[] {
  const paths = ["members", "element", "options"];
  return reader.rows(model, "schemas", ["type", "clears", "unknown", ...paths]).flatMap((row) => {
    const [members, element, options] = paths.map((key) => reader.paths(row, key)[0]);
    const clears = reader.clears(row);
    if (!row.has("type")) row.problem("A row of 'schemas' needs 'type'.", row.range);
    const inside = Object.entries({ members, element, options }).filter(([, path]) => path);
    const says = { clears, ...Object.fromEntries(inside), ...reader.unknownMembers(row) };
    return reader.types(row, "type").map((type) => ({ type, ...says }));
  });
}

export function protections(reader: RowReader, model: Fields): ProtectionRow[] {
  const keys = "on path when clears sources states membersOnly".split(" ");
  return reader.rows(model, "protections", keys).map((row) => {
    const states = row.manyOf("states", STATES);
    return {
      at: reader.places(row),
      when: reader.conditions(row),
      clears: reader.kinds(row),
      sources: reader.types(row, "sources"),
      ...(states.length > 0 && { states }),
      ...(row.boolean("membersOnly") && { membersOnly: true }),
    };
  });
}

export function classes(reader: RowReader, model: Fields): ClassRow[] {
  const keys = ["packages", "classes", "methods", "parameters", "returns"];
  return reader.rows(model, "classes", keys).map((row) => ({
    specifiers: row.has("packages") ? reader.texts(row, "packages") : reader.packages,
    classes: reader.texts(row, "classes", true),
    methods: reader.texts(row, "methods", true),
    parameters: reader.parameters(row),
    ...reader.returns(row),
  }));
}

export function signatures(reader: RowReader, model: Fields): SignatureRow[] {
  return reader.rows(model, "signatures", ["platforms", "parameters", "named"]).map((row) => ({
    platforms: reader.texts(row, "platforms"),
    ...(row.boolean("named") && { isNamed: true }),
    parameters: row.items("parameters").map((item) => {
      const fields = reader.fields(item, "A parameter", ["names", "type"]);
      const placed = fields.string("type");
      const names = reader.texts(fields, "names", true);
      return { names, ...(placed && { type: reader.type(placed) }) };
    }),
  }));
}

export function fields(reader: RowReader, model: Fields): FieldRow[] {
  const keys = ["packages", "decorators", "numbers", "clears"];
  return reader.rows(model, "fields", keys).map((row) => ({
    specifiers: row.has("packages") ? reader.texts(row, "packages") : reader.packages,
    decorators: reader.texts(row, "decorators", true),
    ...(row.boolean("numbers") && { numbers: true }),
    clears: reader.clears(row),
  }));
}
