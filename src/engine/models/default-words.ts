import { CODE_SINK_KINDS } from "./code-sinks.ts";
import { SINK_KINDS, type SinkKind, type SourceKind } from "./kinds.ts";

/** The first step of a path, where a row has no words of its own. */
export const SOURCE_WORDS: Readonly<Record<SourceKind, string>> = {
  remote: "data from the client",
  browser: "data from the address bar",
  stored: "stored data",
  "library-input": "argument of an exported function",
  archive: "name of an entry of an archive",
  sensitive: "sensitive data",
  identity: "who is logged in",
};

/** The last step of a path, where a row has no words of its own. */
export const SINK_WORDS: Readonly<Record<SinkKind, string>> = {
  sql: "used as SQL text",
  nosql: "used as a database filter",
  "nosql-code": "run as code by the database",
  "query-language": "used as query text",
  command: "run by a shell",
  "command-argument": "passed to a program",
  code: "run as code",
  template: "compiled as a template",
  html: "sent as HTML",
  "dom-html": "inserted into the page as HTML",
  "script-url": "used as the address of a link",
  "mail-html": "sent as HTML of a mail",
  "pdf-html": "rendered by a browser of the server",
  "mail-header": "used in the header of a mail",
  redirect: "used as the target of a redirect",
  "request-url": "used as the address of a request",
  path: "used as a file path",
  "path-probe": "looked for among the files",
  module: "loaded as a module",
  merge: "merged into an object",
  record: "written as a whole record",
  xml: "parsed as XML",
  deserialize: "deserialised",
  regex: "used as a regular expression",
  log: "written to the log",
  csv: "written to a CSV file",
  header: "used in a response header",
  ldap: "used as the text of a directory query",
  amount: "charged as the amount",
  "price-id": "charged by its price's id",
  "order-total": "stored as the price of an order",
  "mail-link": "used in a link of a mail",
  lookup: "used to look up a record",
  "signed-body": "checked against a signature",
  "exponential-match": "matched by a slow pattern",
  "power-match": "matched by a slow pattern",
  "called-name": "used as the name of a method",
  "evaded-check": "checked as if it were a text",
  "evaded-detail": "checked as if it were a text",
  "weak-check": "checked as an address",
  "stored-value": "stored",
  logged: "written to the log",
  quantity: "used as a quantity",
};

/** What does harm in a sink of the kind, where a row does not say: texts are harmless as filters. */
export const OBJECT_SINKS: ReadonlySet<SinkKind> = new Set(["nosql", "record", "merge"]);

/** What a number or an identifier of the sender's choice harms as much as a text. */
const CHOSEN: ReadonlySet<SinkKind> = new Set([
  "amount",
  "order-total",
  "price-id",
  "lookup",
  "signed-body",
  "stored-value",
  "logged",
  "quantity",
]);

/** Names for kinds that are mostly cleared together. */
export const KIND_GROUPS: Readonly<Record<string, readonly SinkKind[]>> = {
  /** Everything that a free text is needed for: numbers, dates and identifiers are harmless there. */
  text: [...SINK_KINDS.filter((kind) => !CHOSEN.has(kind)), ...CODE_SINK_KINDS],
  /** Everything that is read as HTML. */
  markup: ["html", "dom-html", "mail-html", "pdf-html"],
  /** What an object does where a text was expected, or members that nobody expected. */
  shape: ["nosql", "record", "merge", "evaded-check"],
  /** Everything but SQL: what is made of a piece of it is nothing else, and what it finds is not the text. */
  "not-sql": [...SINK_KINDS, ...CODE_SINK_KINDS].filter((kind) => kind !== "sql"),
  /** Everything but what is charged: a part of a text that counts where whoever gets the text charges it. */
  "not-amount": [...SINK_KINDS, ...CODE_SINK_KINDS].filter(
    (kind) => kind !== "amount" && kind !== "order-total",
  ),
  /** Everything but what is read from a file: what else it is used for, the name that the server gave it decides. */
  "stored-file": [...SINK_KINDS, ...CODE_SINK_KINDS].filter(
    (kind) => kind !== "xml" && kind !== "deserialize",
  ),
};
