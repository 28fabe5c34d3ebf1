import { expect, test } from "vitest";
import { commentTexts, read, show, shownAssignments } from "./show.ts";

test("keys, tables, lists of tables and every style of value have exact places", () => {
  const text = [
    'client_id = "abc" # c',
    "embedded = true",
    "[webhooks]",
    'api_version = "2026-07"',
    "  [[webhooks.subscriptions]]",
    "  topics = [ \"a/b\", 'c/d' ]",
    "  uri = '''/webhooks'''",
    "  [[webhooks.subscriptions]]",
    '  compliance_topics = [ "customers/redact" ]',
    "[auth]",
    'a.b = { c = 1, "d e" = 2026-01-01 }',
  ].join("\n");
  expect(show(read("shopify.app.toml", text))).toEqual([
    ["client_id", "abc", "client_id", "abc", '"abc"'],
    ["embedded", true, "embedded", "true", "true"],
    ["webhooks/api_version", "2026-07", "api_version", "2026-07", '"2026-07"'],
    ["webhooks/subscriptions/0/topics/0", "a/b", undefined, "a/b", '"a/b"'],
    ["webhooks/subscriptions/0/topics/1", "c/d", undefined, "c/d", "'c/d'"],
    ["webhooks/subscriptions/0/uri", "/webhooks", "uri", "/webhooks", "'''/webhooks'''"],
    [
      "webhooks/subscriptions/1/compliance_topics/0",
      "customers/redact",
      undefined,
      "customers/redact",
      '"customers/redact"',
    ],
    ["auth/a/b/c", 1, "c", "1", "1"],
    ["auth/a/b/d e", "2026-01-01", "d e", "2026-01-01", "2026-01-01"],
  ]);
});

test("comments are those of the text, not of strings", () => {
  expect(commentTexts(read("a.toml", '# one\na = "# no" # two\n'))).toEqual([" one", " two"]);
});

test("a broken text says where", () => {
  const document = read("a.toml", "a = 1\nb = \n");
  expect(document.problem?.message).toMatch(/^The TOML is broken: /);
  expect(document.problem?.range.start).toBeGreaterThan(6);
});

test("its keys are assignments", () => {
  expect(shownAssignments("wrangler.toml", '[vars]\nKEY = "x"\n')).toEqual([
    ["KEY", "x", "KEY", "x"],
  ]);
});
