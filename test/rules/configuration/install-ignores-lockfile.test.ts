import { rule } from "../../../src/rules/configuration/install-ignores-lockfile/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

const files = {
  "package.json": '{ "name": "shop" }',
  "package-lock.json": '{ "name": "shop", "lockfileVersion": 3, "packages": {} }',
};
const WORKFLOW = ".github/workflows/test.yml";
const workflow = (run: string): string =>
  `on: push
jobs:
  test:
    runs-on: ubuntu-latest
    steps:
      - run: ${run}
`;

testRule(rule, {
  valid: [
    { name: "as the lockfile says", path: WORKFLOW, files, code: workflow("npm ci && npm test") },
    {
      name: "tools, by their names or for the whole machine",
      path: WORKFLOW,
      files,
      code: workflow("npm install -g vercel && npm i @vercel/cli && npm install --global"),
    },
    { name: "without a lockfile", path: WORKFLOW, code: workflow("npm install") },
    {
      name: "another manager, which keeps to its lockfile by itself",
      path: "Dockerfile",
      files: { "package.json": "{}", "pnpm-lock.yaml": "lockfileVersion: '9.0'\n" },
      code: "FROM node:24\nCOPY . .\nRUN pnpm install\nUSER node\n",
    },
    {
      name: "the lockfile itself is made",
      path: WORKFLOW,
      files,
      code: workflow("npm install --package-lock-only"),
    },
    {
      name: "a script for whoever works on the shop",
      path: "scripts/setup.sh",
      files,
      code: "#!/bin/sh\nnpm install\n",
    },
    {
      name: "words about it",
      path: WORKFLOW,
      files,
      code: workflow("echo Run npm install first"),
    },
  ],
  invalid: [
    {
      name: "an image",
      path: "Dockerfile",
      files,
      code: "FROM node:24\nWORKDIR /app\nCOPY . .\nRUN npm install --omit=dev && npm run build\nUSER node\n",
      findings: [{ at: "npm install", level: "information", fixes: ["use-ci"] }],
      fixed: {
        "use-ci":
          "FROM node:24\nWORKDIR /app\nCOPY . .\nRUN npm ci --omit=dev && npm run build\nUSER node\n",
      },
    },
    {
      name: "a workflow of several lines",
      path: WORKFLOW,
      files,
      code: workflow("|\n          npm i\n          npm test"),
      findings: [{ at: "npm i", message: "`npm i`" }],
    },
    {
      name: "a deployment, with the lockfile at the root",
      path: "deploy/release.sh",
      files,
      code: "#!/bin/sh\nset -e\ncd /srv/shop && npm install\nnpm run build\n",
      findings: [{ at: "npm install", message: "package-lock.json" }],
    },
  ],
});
