import { describe, expect, it } from "vitest";
import { rule } from "../../../src/rules/dependencies/node-eol/rule.ts";
import { MemoryStore } from "../../harness/memory-store.ts";
import { testRule } from "../../harness/rule-tester.ts";

const engines = (node: string): string => JSON.stringify({ name: "shop", engines: { node } });
const workflow = (version: string): string =>
  `jobs:\n  test:\n    steps:\n      - uses: actions/setup-node@v4\n        with:\n          node-version: ${version}\n`;
const CI = ".github/workflows/test.yml";

testRule(rule, {
  valid: [
    { name: "a supported image", path: "Dockerfile", code: "FROM node:24-alpine AS base\n" },
    { name: "an image without a version", path: "Dockerfile", code: "FROM node:lts-slim\n" },
    { name: "another image", path: "Dockerfile", code: "FROM nginx:1.18\nFROM my-node:12\n" },
    {
      name: "a version that comes from outside",
      path: "Dockerfile",
      code: "ARG NODE_VERSION\nFROM node:${NODE_VERSION}\n",
    },
    { name: "a range that lets a supported line in", path: "package.json", code: engines(">=16") },
    { name: "a list of ranges", path: "package.json", code: engines("^18 || ^20 || >=22") },
    { name: "no version at all", path: "package.json", code: engines("*") },
    { name: "a workflow that tests old and new", path: CI, code: workflow("[18, 20, 24]") },
    { name: "a key of the same name elsewhere", path: "config/ci.yml", code: workflow("16") },
    { name: "a version from a file", path: CI, code: workflow("lts/*") },
  ],
  invalid: [
    {
      name: "an image",
      path: "Dockerfile",
      code: "FROM node:16.20.2-alpine AS build\nRUN npm ci\nFROM node:18-buster-slim\n",
      findings: [
        {
          at: "16.20.2",
          level: "warning",
          message: "Node 16 has had no security fixes since 2023-09-11",
          fixes: ["newest-node"],
        },
        { at: "18", fixes: [] },
      ],
      fixed: {
        "newest-node": "FROM node:26-alpine AS build\nRUN npm ci\nFROM node:18-buster-slim\n",
      },
    },
    {
      name: "a variable with a default, used twice",
      path: "Dockerfile",
      code: "ARG NODE=18\nFROM --platform=linux/amd64 node:${NODE} AS a\nFROM node:$NODE\n",
      findings: [{ at: "18", fixes: ["newest-node"] }],
    },
    {
      name: "an image behind a registry",
      path: "docker/Dockerfile",
      code: "FROM registry.test/library/node:20\n",
      findings: [{ at: "20" }],
    },
    {
      name: "engines that let in nothing else",
      path: "package.json",
      code: engines("18.x"),
      findings: [{ at: "18.x", message: "lets in no version of Node", fixes: ["newest-node"] }],
      fixed: { "newest-node": engines("26.x") },
    },
    {
      name: "engines with a bound",
      path: "package.json",
      code: engines(">=14 <15"),
      findings: [{ at: ">=14 <15", fixes: [] }],
    },
    {
      name: "a workflow",
      path: CI,
      code: workflow("'18'"),
      findings: [{ at: "18", level: "information" }],
    },
    {
      name: "a workflow that tests old ones alone: the newest of them",
      path: CI,
      code: workflow("[14.x, 16.x]"),
      findings: [{ at: "16.x", level: "information", fixes: ["newest-node"] }],
    },
  ],
});

describe("node-eol in files of version managers", () => {
  it.each([
    [".nvmrc", "v18.17.0\n", 18],
    [".nvmrc", "lts/hydrogen", 18],
    [".node-version", "16 # old", 16],
    [".nvmrc", "24", undefined],
    [".nvmrc", "lts/*", undefined],
    [".nvmrc", "node", undefined],
  ])("%s: %j", (name, text, major) => {
    const store = new MemoryStore({ "package.json": "{}", [name]: text }, { rules: [rule] });
    const found = store.session
      .analyseProject(["package.json"], { known: true, paths: new Set() })
      .flatMap((result) => result.findings.map((finding) => finding.message));
    expect(found).toEqual(
      major === undefined ? [] : [expect.stringContaining(`Node ${major} has had no`)],
    );
  });
});
