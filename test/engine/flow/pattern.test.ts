import { describe, expect, it } from "vitest";
import { allowsAfterReplacing, allowsOnly } from "../../../src/engine/flow/pattern.ts";
import { type Kinds, kindsOf } from "../../../src/engine/flow/taint.ts";
import { SINK_KINDS, type SinkKind } from "../../../src/engine/models/kinds.ts";

function namesOf(kinds: Kinds): SinkKind[] {
  return SINK_KINDS.filter((kind) => (kinds & kindsOf([kind])) !== 0);
}

function matching(regex: RegExp): SinkKind[] {
  return namesOf(allowsOnly({ pattern: regex.source, flags: regex.flags }, true));
}

function notMatching(regex: RegExp): SinkKind[] {
  return namesOf(allowsOnly({ pattern: regex.source, flags: regex.flags }, false));
}

const TRUST = [
  "amount",
  "order-total",
  "mail-link",
  "lookup",
  "price-id",
  "signed-body",
  "stored-value",
  "logged",
  "quantity",
];
const HARMLESS = SINK_KINDS.filter((kind) => !TRUST.includes(kind));
/** With an underscore a word may be `__proto__`, the key of what all objects share. */
const HARMLESS_BUT_AS_KEY = HARMLESS.filter((kind) => kind !== "merge");

describe("a text that matches", () => {
  it.each([
    /^G-[A-Z0-9]+$/,
    /^GTM-[A-Z0-9]{4,9}$/,
    /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/i,
    /^\d+$|^[a-f\d]{24}$/,
    /(^a$)|(^b$)/,
    /^(?=.*\d)[a-z\d]{8,}$/,
  ])("is harmless as an identifier: %s", (regex) => {
    expect(matching(regex)).toEqual(HARMLESS);
  });

  it.each([/^[\w-]+$/, /^(?:cart|order)_[a-z0-9]+$/, /^[\p{L}\d_]+$/u])(
    "is harmless as an identifier, and not as a key: %s",
    (regex) => {
      expect(matching(regex)).toEqual(HARMLESS_BUT_AS_KEY);
    },
  );

  it.each([/[\w-]+/, /^(a|b)$|c/, /^[^a]+$/s, /^(?!x)/])("may still do any harm: %s", (regex) => {
    expect(matching(regex)).toEqual([]);
  });

  it.each([/^[\w-]+/, /[\w-]+$/, /^[\w-]+$/m, /^a|b$/])(
    "is no object, which would read `[object Object]`, and may still do any other harm: %s",
    (regex) => {
      expect(matching(regex)).toEqual(["nosql"]);
    },
  );

  it("starts no switch where it certainly begins with something else", () => {
    expect(matching(/^\w+(?=$)/)).toEqual(["nosql", "command-argument"].toSorted(bySinkOrder));
    expect(matching(/^(?:git|https):/)).toContain("command-argument");
    for (const regex of [/^-?\w/, /^\w*/, /^ ?\w/, /^\w/m, /\w/])
      expect(matching(regex)).not.toContain("command-argument");
  });

  it("may not be on one line when the dot takes line ends too", () => {
    expect(matching(/^.*$/)).toEqual(["header", "log", "mail-header"].toSorted(bySinkOrder));
    expect(matching(/^.*$/s)).toEqual([]);
  });

  it("harms no trust: digits of the sender stay the sender's", () => {
    for (const kind of TRUST) expect(matching(/^\d+$/)).not.toContain(kind);
  });

  it("leads into no other folder without a slash, or when two dots never meet", () => {
    expect(matching(/^[\w-]+\.(?:png|jpe?g)$/)).toContain("path");
    expect(matching(/^[\w.-]+$/)).toContain("path");
    expect(matching(/^[\w./-]+$/)).not.toContain("path");
    expect(matching(/^[\w.\\-]+$/)).not.toContain("path");
    expect(matching(/^\w+(?:\.\w+)*$/)).toContain("path");
    expect(matching(/^\w*(?:\.\w*)*$/)).toContain("path");
    expect(matching(/^\w*(?:\.\w*)*\/$/)).not.toContain("path");
    expect(matching(/^[a-zA-Z0-9_/-]+$/)).toContain("path");
    expect(matching(/^[\w ./-]+$/)).not.toContain("path");
  });

  it("names no host with a path of the same one, or a host that is written out", () => {
    expect(matching(/^\/[\w-]+(?:\/[\w-]+)*$/)).toContain("redirect");
    expect(matching(/^\/[^/\\]/)).toContain("redirect");
    expect(matching(/^\/(?![/\\])/)).toContain("redirect");
    expect(matching(/^\/(?!\/)/)).not.toContain("redirect");
    expect(matching(/^\/[\w/-]*$/)).not.toContain("redirect");
    expect(matching(/^https:\/\/(?:www\.)?shop\.example\//)).toContain("redirect");
    expect(matching(/^https?:\/\/[\w-]+\.shop\.example(?::\d+)?\//)).not.toContain("sql");
    expect(matching(/^https:\/\/[\w-]+\.shop\.example$/)).toContain("request-url");
    expect(matching(/^https:\/\/shop.example\//)).not.toContain("redirect");
    expect(matching(/^https:\/\/shop\.example/)).not.toContain("redirect");
    expect(matching(/^https:\/\/[\w-]*shop\.example\//)).not.toContain("redirect");
  });

  it("keeps what other characters may do", () => {
    expect(matching(/^[\w ]+$/)).not.toContain("sql");
    expect(matching(/^[\w ]+$/)).toContain("html");
    expect(matching(/^[\w ]+$/)).toContain("command");
    expect(matching(/^[\w.]+$/)).toContain("sql");
    expect(matching(/^[\w.]+$/)).not.toContain("code");
    expect(matching(/^-?\d+(?:\.\d+)?$/)).toContain("code");
    expect(matching(/^[\w"]+$/)).not.toContain("sql");
    expect(matching(/^[\w@.+-]+$/)).not.toContain("redirect");
    expect(matching(/^[^\s@]+@[^\s@]+\.[^\s@]+$/)).toContain("mail-header");
    expect(matching(/^[^\s@]+@[^\s@]+\.[^\s@]+$/)).not.toContain("html");
  });
});

describe("a text in which a search finds nothing", () => {
  it("has none of the characters that were searched", () => {
    expect(notMatching(/[^\w-]/)).toEqual(HARMLESS_BUT_AS_KEY);
    expect(notMatching(/[^a-z0-9]+/i)).toEqual(HARMLESS);
    expect(notMatching(/\W/)).toEqual(HARMLESS_BUT_AS_KEY);
    expect(notMatching(/[\r\n]/)).toEqual(["header", "log", "mail-header"].toSorted(bySinkOrder));
    expect(notMatching(/\.\./)).toEqual(["path", "path-probe"]);
    expect(notMatching(/^[^\w-]/)).toEqual([]);
    expect(notMatching(/[^\w-]{2}/)).toEqual([]);
    expect(notMatching(/drop|delete/i)).toEqual([]);
  });
});

describe("a text after a replacement", () => {
  it("has lost the characters that are replaced", () => {
    expect(namesOf(allowsAfterReplacing({ pattern: "[^a-z0-9-]", flags: "g" }, ""))).toEqual(
      HARMLESS,
    );
    expect(namesOf(allowsAfterReplacing({ pattern: "[^a-z0-9-]", flags: "g" }, "'"))).not.toContain(
      "sql",
    );
    expect(namesOf(allowsAfterReplacing("<", "&lt;"))).toContain("html");
    expect(namesOf(allowsAfterReplacing("../", ""))).toEqual([]);
    expect(namesOf(allowsAfterReplacing({ pattern: "<script>", flags: "gi" }, ""))).toEqual([]);
  });
});

it("reads no pattern that is wrong or very long", () => {
  expect(namesOf(allowsOnly({ pattern: "^[a-z", flags: "" }, true))).toEqual([]);
  expect(namesOf(allowsOnly({ pattern: `^${"a".repeat(3000)}$`, flags: "" }, true))).toEqual([]);
});

function bySinkOrder(one: string, other: string): number {
  const kinds: readonly string[] = SINK_KINDS;
  return kinds.indexOf(one) - kinds.indexOf(other);
}
