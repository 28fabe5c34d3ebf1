import { describe, expect, test } from "vitest";
import { fingerprint, maskedCode } from "../../../src/engine/findings/fingerprint.ts";

/** The masked code of the line in which `needle` begins. */
function codeAt(text: string, needle: string): string {
  const start = text.indexOf(needle);
  if (start === -1) throw new Error(`'${needle}' is not in the text`);
  return maskedCode(text, { start, end: start + needle.length });
}

describe("a finding keeps its fingerprint", () => {
  const code = codeAt("res.cookie(name, token)", "res");

  test.each([
    ["lines above", "import x;\n\nres.cookie(name, token)"],
    ["lines below", "res.cookie(name, token)\nnext();"],
    ["re-indentation", "function f() {\n\t\tres.cookie(name, token)\n}"],
    ["Windows line breaks", "a;\r\nres.cookie(name, token)\r\nb;"],
    ["lone carriage returns", "a;\rres.cookie(name, token)\rb;"],
    ["white space at the end and wider gaps", "res.cookie(name,   token)  \n"],
    ["a byte order mark on the first line", "\uFEFFres.cookie(name, token)"],
  ])("%s", (_, text) => {
    expect(codeAt(text, "res")).toBe(code);
  });

  test("a range over several lines counts with its first", () => {
    expect(codeAt("f(\n  a,\n)", "f(\n  a")).toBe(codeAt("f(\n  b,\n)", "f(\n  b"));
  });

  test("a range at the very start or end of a text", () => {
    expect(maskedCode("", { start: 0, end: 0 })).toBe("");
    expect(maskedCode("\na", { start: 0, end: 0 })).toBe("");
    expect(maskedCode("a\nb", { start: 3, end: 3 })).toBe("b");
    expect(maskedCode("a\n", { start: 2, end: 2 })).toBe("");
  });
});

test("rule, file, code and number each make another fingerprint", () => {
  const prints = [
    fingerprint("r", "f", "c", 0),
    fingerprint("s", "f", "c", 0),
    fingerprint("r", "g", "c", 0),
    fingerprint("r", "f", "d", 0),
    fingerprint("r", "f", "c", 1),
  ];
  expect(new Set(prints).size).toBe(prints.length);
  expect(fingerprint("r", "f", "c", 0)).toBe(prints[0]);
});

test("different calls and different options stay apart", () => {
  const lines = [
    "res.cookie('a', b)",
    "res.clearCookie('a')",
    "app.use(cors({ origin: true, credentials: true }))",
    "app.use(cors({ credentials: true }))",
    "JWT_SECRET=x",
    "COOKIE_SECRET=x",
    "  password: x",
    "ENV TOKEN=x",
    "ENV TOKEN2 x",
    '    "lodash": "^4.0.0",',
    '    "@scope/a-rather-long-package-name": "^4.0.0",',
    '    "@scope/a-rather-long-package-game": "^4.0.0",',
  ];
  const codes = lines.map((line) => maskedCode(line, { start: 0, end: 1 }));
  expect(new Set(codes).size).toBe(lines.length);
});

/** Each is a line in which `%` stands for a secret, in every shape in which one is written. */
const PLACES = [
  "const a = '%';",
  'const a = "%";',
  "const a = `%`;",
  "const a = `${b}%`;",
  "const a = '%",
  "jwt.sign({ id }, '%', { expiresIn: 1 });",
  "login('admin', '%');",
  "x.replace(/'/g, ''); login('%');",
  "<p>Don't</p> {login('%')}",
  "/'/.test(a) && login('%') && /'/.test(b)",
  'say("it\'s") || login("%")',
  "{ secret: '%' }, // don't",
  "SECRET=%",
  "SECRET=%\r",
  "  export SECRET = %",
  "SECRET: %",
  "secret.key=(%",
  "SECRET=[%",
  "SECRET='%",
  "- SECRET=%",
  "  - SECRET: %",
  "- %",
  '"SECRET": %',
  '"SECRET": "%",',
  "'SECRET': cond ? '%' : other",
  "  '%' : other",
  "{ name: SECRET, value: % }",
  "env: {A: b, SECRET: %}",
  "ENV SECRET=%",
  "env SECRET %",
  "ARG SECRET=%",
  "ENV A=b SECRET=%",
  "LABEL key=%",
  "RUN curl -u user:%",
  "url: https://user:%@host/",
  "connect(postgres://user:%@host/)",
];

const SECRETS = [
  "hunter2",
  "correct horse",
  "p4$$w#rd",
  "a,b=c:d",
  "\u2028x",
  "ünïcode",
  "x".repeat(40),
];

test.each(PLACES)("no secret has a part in the code of %j", (place) => {
  const codes = SECRETS.map((secret) => {
    const text = `first\n${place.replace("%", () => secret)}\nlast`;
    return maskedCode(text, { start: 6, end: 7 });
  });
  expect([...new Set(codes)]).toHaveLength(1);
});

test("values that began on a line above are masked by the spans that the reader knows", () => {
  const codes = SECRETS.map((secret) => {
    const text = `key: |\n  ${secret} more\nnext`;
    const literal = { start: 5, end: text.indexOf("\nnext") };
    return maskedCode(text, { start: 9, end: 10 }, [literal]);
  });
  expect([...new Set(codes)]).toEqual(["_"]);
});

test("known spans are masked in any order, also when they overlap", () => {
  const text = "RUN login bob hunter2 now";
  const spans = [
    { start: 14, end: 21 },
    { start: 10, end: 13 },
    { start: 10, end: 12 },
    { start: 90, end: 95 },
  ];
  expect(maskedCode(text, { start: 0, end: 3 }, spans)).toBe("RUN login __ _ now");
});

test("a line of a megabyte gives short code", () => {
  const text = `${"a(b);".repeat(200_000)}`;
  expect(maskedCode(text, { start: 500_000, end: 500_001 }).length).toBeLessThanOrEqual(500);
});
