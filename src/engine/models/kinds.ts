import type { CodeSinkKind } from "./code-sinks.ts";

/** Who controls a value: the threat that a source stands for. */
export const SOURCE_KINDS = [
  /** Sent by whoever calls the store: body, query, headers, uploads. */
  "remote",
  /** The address bar, messages and storage of the browser. */
  "browser",
  /** Stored earlier, by customers or merchants: rows, catalogue texts, platform data. */
  "stored",
  /** Arguments that users of a published package pass in. */
  "library-input",
  /** Names inside of an archive: whoever packed it chose them. */
  "archive",
  /** No threat: data that must not be kept or shown everywhere, such as the number of a card. */
  "sensitive",
  /** No threat: who is logged in, as the server knows it. Rules about ownership ask for it. */
  "identity",
] as const;
export type SourceKind = (typeof SOURCE_KINDS)[number];

/** What a value that reaches a sink does there. */
export const SINK_KINDS = [
  "sql",
  "nosql",
  "nosql-code",
  "query-language",
  "command",
  "command-argument",
  "code",
  "template",
  /** A page that the server sends. */
  "html",
  /** A page that a browser has already. */
  "dom-html",
  "script-url",
  "mail-html",
  /** A page that a browser of the server opens, to print or to picture it. */
  "pdf-html",
  "mail-header",
  "redirect",
  "request-url",
  "path",
  /** A path of which only whether it is there can be seen. */
  "path-probe",
  "module",
  "merge",
  "record",
  "xml",
  "deserialize",
  "regex",
  "log",
  "csv",
  "header",
  /** LDAP filters and XPath texts. */
  "ldap",
  "amount",
  "order-total",
  /** Which of the shop's prices at a payment provider is charged. */
  "price-id",
  "mail-link",
  /** A key by which one record is looked up or changed. */
  "lookup",
  /** The text over which a signature is checked. */
  "signed-body",
  /** What the store keeps: a field of a record, an entry of a cache. */
  "stored-value",
  /** What whoever reads the logs gets to see. */
  "logged",
  /** How many, or how much: a factor of a price, a change of a stock or a balance. */
  "quantity",
] as const;

/** Those of rows, and those of the language. */
export type SinkKind = (typeof SINK_KINDS)[number] | CodeSinkKind;

/** How texts say which of the values behind them they take over: `%s` of pg-format, `$1:raw` of pg-promise. */
export const PLACEHOLDER_STYLES = ["percent", "dollar"] as const;
export type PlaceholderStyle = (typeof PLACEHOLDER_STYLES)[number];

/** What becomes of a template that a call fills. */
export const VIEW_USES = ["page", "mail", "text", "function"] as const;
export type ViewUse = (typeof VIEW_USES)[number];

/** What becomes of members that a schema does not name: `dropped` ones are missing from its result, and no reason to refuse what was sent. */
export const UNKNOWN_MEMBERS = ["kept", "dropped"] as const;
export type UnknownMembers = (typeof UNKNOWN_MEMBERS)[number];
