import { rule } from "../../../src/rules/configuration/workflow-expression-injection/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

const path = ".github/workflows/triage.yml";
const workflow = (on: string, step: string): string =>
  `on: ${on}\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - name: hello\n${step}`;
const TITLE = "${{ github.event.issue.title }}";

testRule(rule, {
  valid: [
    {
      name: "handed over in a variable",
      path,
      code: workflow("issues", `        env:\n          T: ${TITLE}\n        run: echo "$T"\n`),
    },
    {
      name: "numbers and names of repositories",
      path,
      code: workflow(
        "pull_request_target",
        '        run: gh pr view ${{ github.event.pull_request.number }} -R ${{ github.repository }} "${{ github.event.pull_request.head.sha }}"\n',
      ),
    },
    {
      name: "a condition",
      path,
      code: workflow(
        "issues",
        `        if: contains(github.event.issue.title, 'x')\n        run: ls\n`,
      ),
    },
    {
      name: "an expression that only compares",
      path,
      code: workflow(
        "issue_comment",
        "        run: echo ${{ contains(github.event.comment.body, '/deploy') }} ${{ github.head_ref == 'main' }}\n",
      ),
    },
    {
      name: "an input of whoever may start it",
      path,
      code: workflow(
        "workflow_dispatch",
        "        run: npm version ${{ github.event.inputs.version }}\n",
      ),
    },
    {
      name: "an option of an action",
      path,
      code: workflow(
        "issues",
        `        uses: actions/labeler@v5\n        with:\n          title: ${TITLE}\n`,
      ),
    },
    {
      name: "a file that is no workflow",
      path: "ci/steps.yml",
      code: workflow("issues", `        run: echo ${TITLE}\n`),
    },
    {
      name: "a comment",
      path,
      code: workflow("issues", `        # run: echo ${TITLE}\n        run: ls\n`),
    },
  ],
  invalid: [
    {
      name: "the title of an issue, in quotes",
      path,
      code: workflow("issues", `        run: echo "New ${TITLE}"\n`),
      findings: [{ at: TITLE, level: "error", fixes: ["hand-over"] }],
      fixed: {
        "hand-over": workflow(
          "issues",
          `        env:\n          ISSUE_TITLE: ${TITLE}\n        run: echo "New $ISSUE_TITLE"\n`,
        ),
      },
    },
    {
      name: "the branch of a pull request, in a block of several lines",
      path,
      code: workflow(
        "[push, pull_request_target]",
        "        env:\n          A: b\n        run: |\n          set -e\n          git fetch origin ${{ github.head_ref }}\n          node a.js '${{ github.event.pull_request.body }}'\n",
      ),
      findings: [
        { at: "${{ github.head_ref }}" },
        { at: "${{ github.event.pull_request.body }}", message: "pull_request.body" },
      ],
      fixed: {
        "hand-over": workflow(
          "[push, pull_request_target]",
          "        env:\n          HEAD_REF: ${{ github.head_ref }}\n          A: b\n        run: |\n          set -e\n          git fetch origin \"$HEAD_REF\"\n          node a.js '${{ github.event.pull_request.body }}'\n",
        ),
      },
    },
    {
      name: "a comment in a script of GitHub's own action",
      path,
      code: workflow(
        "{ issue_comment: { types: [created] } }",
        "        uses: actions/github-script@v7\n        with:\n          script: |\n            const text = `${{ github.event.comment.body }}`;\n",
      ),
      findings: [{ at: "${{ github.event.comment.body }}", fixes: ["hand-over"] }],
      fixed: {
        "hand-over": workflow(
          "{ issue_comment: { types: [created] } }",
          "        env:\n          COMMENT_BODY: ${{ github.event.comment.body }}\n        uses: actions/github-script@v7\n        with:\n          script: |\n            const text = process.env.COMMENT_BODY;\n",
        ),
      },
    },
    {
      name: "a pull request without secrets",
      path,
      code: workflow("pull_request", "        run: echo ${{ github.event.pull_request.title }}\n"),
      findings: [{ at: "${{ github.event.pull_request.title }}", level: "information" }],
    },
    {
      name: "the message of a commit",
      path,
      code: workflow("push", "        run: ./notify '${{ github.event.head_commit.message }}'\n"),
      findings: [{ at: "${{ github.event.head_commit.message }}", level: "warning" }],
    },
    {
      name: "an action, which runs wherever it is used",
      path: ".github/actions/hello/action.yml",
      code: "runs:\n  using: composite\n  steps:\n    - run: echo ${{ github.event.review.body }}\n      shell: bash\n",
      findings: [{ at: "${{ github.event.review.body }}", level: "error", fixes: ["hand-over"] }],
    },
  ],
});
