import { expect, test } from "vitest";
import { commentTexts, read, show, slice } from "./show.ts";

test("ENV in both forms, several pairs and continued lines", () => {
  const text = [
    "FROM node:24 AS base",
    "ENV A=1 B=\"two words\" C='x' \\",
    "  # between",
    "  D=a\\ b",
    "ENV OLD style value",
    "ENV EMPTY=",
    "",
  ].join("\r\n");
  const document = read("Dockerfile", text);
  expect(show(document)).toEqual([
    ["FROM", "node:24 AS base", "FROM", "node:24 AS base", "node:24 AS base"],
    ["ENV/A", "1", "A", "1", "1"],
    ["ENV/B", "two words", "B", "two words", '"two words"'],
    ["ENV/C", "x", "C", "x", "'x'"],
    ["ENV/D", "a b", "D", "a\\ b", "a\\ b"],
    ["ENV/OLD", "style value", "OLD", "style value", "style value"],
    ["ENV/EMPTY", "", "EMPTY", "", ""],
  ]);
  expect(commentTexts(document)).toEqual([" between"]);
});

test("ARG without a default is null", () => {
  const document = read("api.dockerfile", "arg A=1\nARG B\nARG C='q'\n");
  expect(show(document)).toEqual([
    ["ARG/A", "1", "A", "1", "1"],
    ["ARG/B", null, "B", "", ""],
    ["ARG/C", "q", "C", "q", "'q'"],
  ]);
});

test("other instructions are their keyword with the joined arguments", () => {
  const document = read(
    "Dockerfile.dev",
    'RUN a \\\n  && b # c\nCMD ["node"]\nUSER\nONBUILD ENV X=1\n',
  );
  expect(show(document)).toEqual([
    ["RUN", "a   && b # c", "RUN", "a \\\n  && b # c", "a \\\n  && b # c"],
    ["CMD", '["node"]', "CMD", '["node"]', '["node"]'],
    ["USER", "", "USER", "", ""],
    ["ONBUILD", "ENV X=1", "ONBUILD", "ENV X=1", "ENV X=1"],
  ]);
});

test("comments, but neither parser directives nor the text of a here-document", () => {
  const text =
    "# syntax=docker/dockerfile:1\n# one\nFROM a\n  #two\nRUN <<EOF\n# no\nENV X=1\nEOF\nENV Y=2\n";
  const document = read("Containerfile", text);
  expect(commentTexts(document)).toEqual([" one", "two"]);
  expect(document.entries.map((entry) => entry.path.join("/"))).toEqual(["FROM", "RUN", "ENV/Y"]);
});

test("a line without an instruction is named, the others are read", () => {
  const document = read("Dockerfile", "FROM a\n<<<<<<< HEAD\nENV A=1\n__proto__ x\n");
  expect(document.entries.map((entry) => entry.path.join("/"))).toEqual(["FROM", "ENV/A"]);
  expect(slice(document, document.problem?.range)).toBe("<<<<<<<");
});

test("the escape directive is followed", () => {
  expect(show(read("Dockerfile", "# escape=`\nENV A=1 `\n  B=c:\\x\n"))).toEqual([
    ["ENV/A", "1", "A", "1", "1"],
    ["ENV/B", "c:\\x", "B", "c:\\x", "c:\\x"],
  ]);
});

test("an escaped blank between two variables is no variable", () => {
  const document = read("Dockerfile", "# escape=`\nENV A=b `\n`  # in\n");
  expect(document.entries.map((entry) => entry.path.join("/"))).toEqual(["ENV/A"]);
});
