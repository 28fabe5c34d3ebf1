import { rule } from "../../../src/rules/configuration/workflow-mutable-action/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

const path = ".github/workflows/test.yml";
const of = (uses: string) =>
  `on: push\njobs:\n  test:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: ${uses}\n`;

testRule(rule, {
  valid: [
    { name: "a commit", path, code: of("some/thing@8f4b7f84864484a7bf31766abe9204da3cbe65b3") },
    { name: "a version", path, code: of("some/thing@v2") },
    { name: "GitHub's own", path, code: of("actions/checkout@main") },
    { name: "an action of the repository", path, code: of("./.github/actions/main") },
    { name: "an image", path, code: of("docker://node:latest") },
    { name: "another file", path: "config/uses.yml", code: of("some/thing@main") },
  ],
  invalid: [
    {
      name: "the main branch",
      path,
      code: of("some/thing@main"),
      findings: [{ at: "some/thing@main", level: "information", message: "`main`" }],
    },
    {
      name: "an action of a folder, in quotes",
      path,
      code: of(`"some/thing/deploy@master"`),
      findings: [{ at: "some/thing/deploy@master" }],
    },
    {
      name: "a workflow of somebody else",
      path,
      code: `on: push\njobs:\n  ship:\n    uses: some/flows/.github/workflows/ship.yml@develop\n`,
      findings: [{ at: "some/flows/.github/workflows/ship.yml@develop" }],
    },
  ],
});
