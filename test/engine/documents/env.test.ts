import { expect, test } from "vitest";
import { commentTexts, read, show, slice } from "./show.ts";

test("plain, quoted, empty and exported values have exact places", () => {
  const text = [
    "A=1",
    "export B = two words  ",
    'C="dou\\"ble\\n"',
    "D='it''",
    "E=`tick`",
    "F=",
    "G=''",
    "H: colon",
    "I.j-k=x",
    "L='raw\\n'",
  ].join("\n");
  const document = read(".env", text);
  expect(show(document)).toEqual([
    ["A", "1", "A", "1", "1"],
    ["B", "two words", "B", "two words", "two words"],
    ["C", 'dou"ble\n', "C", 'dou\\"ble\\n', '"dou\\"ble\\n"'],
    ["D", "'it''", "D", "'it''", "'it''"],
    ["E", "tick", "E", "tick", "`tick`"],
    ["F", "", "F", "", ""],
    ["G", "", "G", "", "''"],
    ["H", "colon", "H", "colon", "colon"],
    ["I.j-k", "x", "I.j-k", "x", "x"],
    ["L", "raw\\n", "L", "raw\\n", "'raw\\n'"],
  ]);
  expect(document.problem).toBeUndefined();
  expect(document.entries[5]?.valueRange.start).toBe(text.indexOf("F=") + 2);
});

test("quoted values may go over several lines", () => {
  const document = read(".env", 'KEY="-----BEGIN\r\nabc\r\n-----END" # pem\r\nNEXT=1\r\n');
  expect(show(document)).toEqual([
    [
      "KEY",
      "-----BEGIN\nabc\n-----END",
      "KEY",
      "-----BEGIN\r\nabc\r\n-----END",
      '"-----BEGIN\r\nabc\r\n-----END"',
    ],
    ["NEXT", "1", "NEXT", "1", "1"],
  ]);
  expect(commentTexts(document)).toEqual([" pem"]);
});

test("comments need white space before them outside quotes", () => {
  const document = read(
    ".env",
    "# top\n  # indented\nA=b#c # one\nB= # two\nC='x # y'# three\nD=#fff\n",
  );
  expect(commentTexts(document)).toEqual([" top", " indented", " one", " two", " three"]);
  expect(show(document).map((row) => row[1])).toEqual(["b#c", "", "x # y", "#fff"]);
});

test("a backslash may end a value in single quotes", () => {
  expect(show(read(".env", "A='C:\\'\n"))[0]).toEqual(["A", "C:\\", "A", "C:\\", "'C:\\'"]);
});

test("an apostrophe that opens nothing does not swallow the lines below", () => {
  const document = read(".env", "A='tis the season\nB='x'\nC=it's\n");
  expect(show(document).map((row) => [row[0], row[1]])).toEqual([
    ["A", "tis the season"],
    ["B", "x"],
    ["C", "it's"],
  ]);
  expect(slice(document, document.problem?.range)).toBe("'tis the season");
});

test("text after a closing quote makes the whole line the value, as the usual loaders read it", () => {
  expect(show(read(".env", "A=\"x\"y\nB='a' 'b'"))).toEqual([
    ["A", '"x"y', "A", '"x"y', '"x"y'],
    ["B", "'a' 'b'", "B", "'a' 'b'", "'a' 'b'"],
  ]);
});

test("variables stay as they are written", () => {
  expect(show(read(".env", 'A=${B}\nC="$D"')).map((row) => row[1])).toEqual(["${B}", "$D"]);
});

test("lines that assign nothing are named, the others are read", () => {
  const document = read(".env.local", "<<<<<<< HEAD\nA=1\n=======\nA=2\n>>>>>>> other\n");
  expect(show(document).map((row) => row[1])).toEqual(["1", "2"]);
  expect(slice(document, document.problem?.range)).toBe("<<<<<<< HEAD");
});

test("a name alone passes a variable on", () => {
  const document = read(".env", "export PATH\nHOME # keep\n");
  expect(document.entries).toEqual([]);
  expect(document.problem).toBeUndefined();
});

test("a name that is also the word export, and names of the object prototype", () => {
  const document = read(".env", "export=1\n__proto__=2\nexport export=3");
  expect(show(document).map((row) => row.slice(0, 3))).toEqual([
    ["export", "1", "export"],
    ["__proto__", "2", "__proto__"],
    ["export", "3", "export"],
  ]);
  expect(document.entries[2]?.keyRange?.start).toBe("export=1\n__proto__=2\nexport ".length);
});

test("lone carriage returns end lines", () => {
  const document = read(".env", "A=1\rB=2\r# c");
  expect(show(document).map((row) => row[1])).toEqual(["1", "2"]);
  expect(commentTexts(document)).toEqual([" c"]);
});
