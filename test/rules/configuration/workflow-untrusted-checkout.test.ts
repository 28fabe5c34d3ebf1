import { rule } from "../../../src/rules/configuration/workflow-untrusted-checkout/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

const path = ".github/workflows/preview.yml";
const HEAD = "${{ github.event.pull_request.head.sha }}";
const workflow = (
  on: string,
  { ref = HEAD, job = "", step = "", run = "npm ci" } = {},
): string => `on: ${on}
jobs:
  a:
    runs-on: ubuntu-latest
${job}    steps:
${step}      - uses: actions/checkout@v4
        with:
          ref: ${ref}
      - run: ${run}
`;

testRule(rule, {
  valid: [
    { name: "a run without secrets", path, code: workflow("pull_request") },
    {
      name: "the base of the request",
      path,
      code: workflow("pull_request_target", { ref: "${{ github.base_ref }}" }),
    },
    {
      name: "requests of the own repository only",
      path,
      code: workflow("pull_request_target", {
        job: "    if: github.event.pull_request.head.repo.full_name == github.repository\n",
      }),
    },
    {
      name: "a label that somebody of the project gives",
      path,
      code: workflow("pull_request_target", {
        job: "    if: contains(github.event.pull_request.labels.*.name, 'safe')\n",
      }),
    },
    {
      name: "an environment that may ask somebody",
      path,
      code: workflow("pull_request_target", { job: "    environment: preview\n" }),
    },
    {
      name: "a look at the permission of whoever comments",
      path,
      code: workflow("issue_comment", {
        ref: "refs/pull/1/merge",
        step: "      - uses: actions/github-script@v7\n        with:\n          script: await github.rest.repos.getCollaboratorPermissionLevel({})\n",
      }),
    },
    {
      name: "runs after a push to the main branch",
      path,
      code: workflow("{ workflow_run: { workflows: [CI] } }", {
        ref: "${{ github.event.workflow_run.head_sha }}",
        job: "    if: github.event.workflow_run.event == 'push'\n",
      }),
    },
    {
      name: "commands that fetch something else, and those that somebody of the project starts",
      path,
      code: `on: [issue_comment, pull_request_target]
jobs:
  a:
    runs-on: ubuntu-latest
    steps:
      - run: gh pr view 1 && git fetch origin main && git checkout -b update
  b:
    if: github.event.comment.author_association == 'MEMBER'
    runs-on: ubuntu-latest
    steps:
      - run: gh pr checkout 1 && npm ci
`,
    },
    { name: "another file", path: "config/preview.yml", code: workflow("pull_request_target") },
  ],
  invalid: [
    {
      name: "the code of a pull request is installed",
      path,
      code: workflow("pull_request_target"),
      findings: [{ at: HEAD, level: "error" }],
    },
    {
      name: "by its branch, among other events",
      path,
      code: workflow("[push, pull_request_target]", {
        ref: '"${{ github.head_ref }}"',
        run: "make",
      }),
      findings: [{ at: "${{ github.head_ref }}", level: "error", fixes: ["without-secrets"] }],
      fixed: {
        "without-secrets": workflow("[push, pull_request]", {
          ref: '"${{ github.head_ref }}"',
          run: "make",
        }),
      },
    },
    {
      name: "an event that is written as an empty map",
      path,
      code: workflow("{ pull_request_target: {} }"),
      findings: [{ at: HEAD, level: "error", fixes: ["without-secrets"] }],
      fixed: { "without-secrets": workflow("{ pull_request: {} }") },
    },
    {
      name: "a workflow that starts on both",
      path,
      code: workflow("[pull_request, pull_request_target]"),
      findings: [{ at: HEAD, level: "error", fixes: [] }],
    },
    {
      name: "by commands, which a script runs afterwards",
      path,
      code: `on: issue_comment
jobs:
  a:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - run: |
          gh pr checkout \${{ github.event.issue.number }}
          npm ci
`,
      findings: [{ at: "gh pr checkout", level: "error" }],
    },
    {
      name: "by git, in a step of its own",
      path,
      code: `on: pull_request_target
jobs:
  a:
    runs-on: ubuntu-latest
    steps:
      - run: git fetch origin "pull/$NUMBER/head" && git checkout FETCH_HEAD
      - run: git diff --stat
`,
      findings: [{ at: 'git fetch origin "pull/$NUMBER/head"', level: "warning" }],
    },
    {
      name: "a comment builds it",
      path,
      code: workflow("\n  issue_comment:\n    types: [created]", {
        ref: "refs/pull/${{ github.event.issue.number }}/merge",
        job: "    if: github.event.comment.body == '/build'\n",
        run: "./build.sh",
      }),
      findings: [{ at: "refs/pull/${{ github.event.issue.number }}/merge" }],
    },
    {
      name: "it is only fetched",
      path,
      code: workflow("pull_request_target", { run: "git diff --stat" }),
      findings: [{ at: HEAD, level: "warning", message: "fetches" }],
    },
    {
      name: "after another workflow",
      path,
      code: workflow("{ workflow_run: { workflows: [CI] } }", {
        ref: "${{ github.event.workflow_run.head_sha }}",
      }),
      findings: [{ at: "${{ github.event.workflow_run.head_sha }}", level: "warning" }],
    },
  ],
});
