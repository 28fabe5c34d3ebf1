import { MADE_FUNCTIONS, PATH_RESULTS } from "./function-rows.ts";
import { CODE_SINK_KINDS } from "./code-sinks.ts";
import { KIND_GROUPS } from "./default-words.ts";
import {
  PLACEHOLDER_STYLES,
  SINK_KINDS,
  SOURCE_KINDS,
  UNKNOWN_MEMBERS,
  VIEW_USES,
} from "./kinds.ts";
import { STATES } from "./states.ts";
import { MODELS_FILE } from "./team-models.ts";

type Schema = Readonly<Record<string, unknown>>;

const text: Schema = { type: "string" };
const texts: Schema = { anyOf: [text, { type: "array", items: text }] };
const flag: Schema = { type: "boolean" };
const constant: Schema = { type: ["string", "number", "boolean", "null"] };
const constants: Schema = { anyOf: [constant, { type: "array", items: constant }] };

const place: Schema = {
  on: { ...texts, description: "Types of values at which the path begins, or 'any'." },
  path: { ...texts, description: "Where from there, such as Member[query].Argument[0]." },
};

const condition: Schema = {
  type: "object",
  additionalProperties: false,
  required: ["argument"],
  properties: {
    argument: { type: "integer", minimum: 0 },
    member: text,
    is: constants,
    isNot: constants,
    present: flag,
    begins: texts,
    mayBegin: texts,
    beginsNot: texts,
    contains: texts,
    type: text,
    typeNot: text,
    attribute: texts,
  },
};

const when: Schema = { anyOf: [condition, { type: "array", items: condition }] };
const parameters: Schema = { type: ["object", "array"] };

function oneOf(values: readonly string[]): Schema {
  return { enum: values };
}

function manyOf(values: readonly string[]): Schema {
  return { anyOf: [{ enum: values }, { type: "array", items: { enum: values } }] };
}

const clears: Schema = {
  ...manyOf(["all", ...Object.keys(KIND_GROUPS), ...SINK_KINDS, ...CODE_SINK_KINDS]),
  description: "Kinds of sinks that the value harms no more.",
};

/** The keys of each kind of row with their shapes. */
const ROWS: Readonly<Record<string, Schema>> = {
  types: { type: text, ...place, written: texts, answer: text, when },
  sources: {
    ...place,
    kind: oneOf(SOURCE_KINDS),
    states: manyOf(STATES),
    when,
    clears,
    schema: texts,
    begins: text,
    named: flag,
    says: text,
  },
  sinks: {
    ...place,
    kind: oneOf(SINK_KINDS),
    states: manyOf(STATES),
    when,
    deep: flag,
    asPage: flag,
    placeholders: oneOf(PLACEHOLDER_STYLES),
    says: text,
  },
  sanitizers: {
    ...place,
    begins: text,
    from: texts,
    to: texts,
    clears,
    states: manyOf(STATES),
    when,
    schema: texts,
    unknown: oneOf(UNKNOWN_MEMBERS),
  },
  guards: {
    ...place,
    when,
    argument: { type: "integer" },
    holds: flag,
    clears,
    throws: flag,
    member: text,
    named: flag,
    schema: text,
    unknown: oneOf(UNKNOWN_MEMBERS),
  },
  summaries: {
    ...place,
    when,
    from: texts,
    to: texts,
    key: text,
    under: text,
    keepsText: flag,
    members: flag,
    placeholders: oneOf(PLACEHOLDER_STYLES),
    restores: clears,
  },
  files: {
    files: texts,
    exports: texts,
    directive: text,
    platforms: texts,
    parameters,
    returns: text,
    below: text,
  },
  decorators: {
    packages: texts,
    decorator: texts,
    type: text,
    returns: flag,
    member: text,
    undeclared: text,
  },
  schemas: {
    type: text,
    clears,
    members: texts,
    element: texts,
    options: texts,
    unknown: oneOf(UNKNOWN_MEMBERS),
  },
  protections: {
    ...place,
    when,
    clears,
    sources: texts,
    states: manyOf(STATES),
    membersOnly: flag,
  },
  classes: { packages: texts, classes: texts, methods: texts, parameters, returns: text },
  signatures: { platforms: texts, parameters, named: flag },
  fields: { packages: texts, decorators: texts, numbers: flag, clears },
  channels: {
    ...place,
    channel: text,
    key: text,
    exported: text,
    beside: oneOf(["file", "folder"]),
    writes: text,
    reads: text,
    decorator: text,
    methods: texts,
    platforms: texts,
  },
  mounts: { ...place, routes: texts, address: text, methods: texts, handlers: text, lists: text },
  series: { ...place, tasks: text, hands: oneOf(["next", "all", "named", "streams"]), last: text },
  paths: { ...place, from: text, to: texts, gives: oneOf(PATH_RESULTS) },
  functions: { ...place, of: text, gives: oneOf(MADE_FUNCTIONS) },
  views: {
    ...place,
    template: text,
    values: texts,
    as: oneOf(VIEW_USES),
    writer: text,
    text: texts,
  },
  checks: { ...place, checks: text, schema: text, name: text, enforcedBy: texts, gathered: text },
};

/** The schema of one model. */
export function modelSchema(): Schema {
  const rows = Object.entries(ROWS).map(([name, properties]) => [
    name,
    { type: "array", items: { type: "object", additionalProperties: false, properties } },
  ]);
  return {
    type: "object",
    additionalProperties: false,
    required: ["package"],
    properties: {
      package: {
        ...texts,
        description: "A package, or a file of the repository such as ./src/lib/clean-html.ts.",
      },
      packages: texts,
      versions: text,
      ...Object.fromEntries(rows),
    },
  };
}

/** The JSON schema of a team's models: editors complete and check the file with it. Written to `media/schemas`. */
export function modelsSchema(): Schema {
  const model = modelSchema();
  return {
    $schema: "http://json-schema.org/draft-07/schema#",
    title: MODELS_FILE,
    description:
      "What a team says of functions and libraries of its own, for the editor and the command line.",
    anyOf: [model, { type: "array", items: model }],
  };
}
