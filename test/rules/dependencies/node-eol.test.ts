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
    {
      name: "functions on supported versions, and on other languages",
      path: "serverless.yml",
      code: "provider:\n  runtime: nodejs24.x\nfunctions:\n  mail: { runtime: python3.12 }\n  old: { engine: nodejs16.x }\n",
    },
    {
      name: "images of others with a supported version, and with none",
      path: "Dockerfile",
      code: "FROM gcr.io/distroless/nodejs24-debian12\nFROM public.ecr.aws/lambda/nodejs:latest\nFROM acme/mynodejs16\n",
    },
    {
      name: "a supported version for developers, and other runtimes",
      path: "package.json",
      code: JSON.stringify({
        volta: { node: "24.1.0", npm: "8.0.0" },
        devEngines: {
          runtime: [
            { name: "bun", version: "1.0.0" },
            { name: "node", version: ">=18" },
          ],
        },
      }),
    },
    {
      name: "a version of something else called node",
      path: "package.json",
      code: JSON.stringify({ config: { volta: { node: "16" } }, engines: { vscode: "16" } }),
    },
  ],
  invalid: [
    {
      name: "old versions for developers",
      path: "package.json",
      code: `{
  "volta": { "node": "16.20.0" },
  "devEngines": { "runtime": { "version": "18.x", "name": "node", "onFail": "error" } }
}`,
      findings: [
        { at: "16.20.0", level: "information", message: "Node 16 has had no security fixes" },
        { at: "18.x", level: "information" },
      ],
    },
    {
      name: "engines behind another object with the same key",
      path: "package.json",
      code: `{
  "config": { "engines": { "node": "18.x" } },
  "engines": { "npm": ">=8", "node": "16.x" }
}`,
      findings: [{ at: "16.x", level: "warning" }],
    },
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
      name: "stages of one version, told and changed together",
      path: "Dockerfile",
      code: "FROM node:16-alpine AS build\nRUN npm ci\nFROM node:16\n",
      findings: [{ at: "16", fixes: ["newest-node"] }],
      fixed: { "newest-node": "FROM node:26-alpine AS build\nRUN npm ci\nFROM node:26\n" },
    },
    {
      name: "functions of Amazon and of Google, and sites",
      path: "serverless.yml",
      code: "provider:\n  name: aws\n  runtime: nodejs16.x\nfunctions:\n  mail:\n    runtime: nodejs18\n",
      findings: [
        { at: "16", level: "warning", fixes: ["newest-node"] },
        { at: "18", level: "warning" },
      ],
    },
    {
      name: "a site of Netlify",
      path: "netlify.toml",
      code: '[build.environment]\nNODE_VERSION = "16"\n',
      findings: [{ at: "16", message: "Node 16", fixes: ["newest-node"] }],
    },
    {
      name: "images of others",
      path: "Dockerfile",
      code: "FROM gcr.io/distroless/nodejs18-debian12 AS run\nFROM public.ecr.aws/lambda/nodejs:16\n",
      findings: [
        { at: "18", message: "Node 18", fixes: [] },
        { at: "16", message: "Node 16", fixes: [] },
      ],
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
    [".tool-versions", "python 3.12.0\nnodejs 16.20.0\n", 16],
    [".tool-versions", "nodejs 24.1.0\n# nodejs 16.20.0\n", undefined],
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

  it("says once what packages inside say again, and what they say of their own", () => {
    const files = {
      "package.json": "{}",
      ".nvmrc": "18",
      "apps/admin/package.json": "{}",
      "apps/admin/.nvmrc": "18",
      "apps/old/package.json": "{}",
      "apps/old/.nvmrc": "16",
    };
    const store = new MemoryStore(files, { rules: [rule] });
    const found = store.session
      .analyseProject(Object.keys(files), { known: true, paths: new Set() })
      .flatMap(({ path, findings }) => findings.map(() => path));
    expect(found.toSorted()).toEqual([".nvmrc", "apps/old/.nvmrc"]);
  });
});
