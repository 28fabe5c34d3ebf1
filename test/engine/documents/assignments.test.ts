import { expect, test } from "vitest";
import { shownAssignments } from "./show.ts";

test(".env lines and Dockerfile variables", () => {
  expect(shownAssignments(".env", "export A='x'\nB=\n")).toEqual([
    ["A", "x", "A", "x"],
    ["B", "", "B", ""],
  ]);
  expect(shownAssignments("Dockerfile", "FROM a\nARG A=1\nENV B=2 C=3\nUSER u\n")).toEqual([
    ["A", "1", "A", "1"],
    ["B", "2", "B", "2"],
    ["C", "3", "C", "3"],
  ]);
});

test("keys of JSON and YAML under their last name; open values and list items are none", () => {
  expect(
    shownAssignments(
      "a.json",
      '{"a": {"secret": "s", "n": 0123, "x": null, "l": ["A=1"]}, "t": true}',
    ),
  ).toEqual([
    ["secret", "s", "secret", "s"],
    ["n", "0", "n", "0"],
    ["t", "true", "t", "true"],
  ]);
  expect(shownAssignments("a.yml", "a:\n  pin: 0123\n  off:\nlist:\n  - A=1\n")).toEqual([
    ["pin", "0123", "pin", "0123"],
  ]);
});

test("compose: environment as a map, as a list, and build arguments as a list", () => {
  const text = [
    "services:",
    "  api:",
    "    environment:",
    "      A: 1",
    "      PASSED:",
    "  worker:",
    "    build:",
    "      args: [X=y]",
    "    command: [A=b]",
    "    environment:",
    "      - B=two=2 # c",
    '      - "C=d\\u0041"',
    "      - PASSED",
    "      - EMPTY=",
    "      - =x",
  ].join("\n");
  expect(shownAssignments("docker-compose.yml", text)).toEqual([
    ["A", "1", "A", "1"],
    ["X", "y", "X", "y"],
    ["B", "two=2", "B", "two=2"],
    ["C", "dA", "C", "d\\u0041"],
    ["EMPTY", "", "EMPTY", ""],
  ]);
});

test("a workflow's env on every level", () => {
  const text =
    "env:\n  A: 1\njobs:\n  x:\n    env: {B: '2'}\n    steps:\n      - env:\n          C: ${{ secrets.C }}\n";
  expect(shownAssignments(".github/workflows/ci.yml", text)).toEqual([
    ["A", "1", "A", "1"],
    ["B", "2", "B", "2"],
    ["C", "${{ secrets.C }}", "C", "${{ secrets.C }}"],
  ]);
});

test("Kubernetes: name and value of one item belong together, across documents too", () => {
  const text = [
    "env:",
    "  - name: A",
    "    value: one",
    "  - {value: two, name: B}",
    "  - name: C",
    "    valueFrom: {key: k}",
    "---",
    "env:",
    "  - name: D",
    "    value: four",
  ].join("\n");
  expect(shownAssignments("pod.yaml", text)).toEqual([
    ["A", "one", "A", "one"],
    ["B", "two", "B", "two"],
    ["name", "C", "name", "C"],
    ["key", "k", "key", "k"],
    ["D", "four", "D", "four"],
  ]);
});

test("values behind aliases are reported once, where they are written", () => {
  const text = [
    "x-list: &list",
    "  - A=1",
    "x-map: &map",
    "  B: 2",
    "api:",
    "  environment: *list",
    "worker:",
    "  environment: *list",
    "cron:",
    "  environment:",
    "    <<: *map",
  ].join("\n");
  expect(shownAssignments("compose.yaml", text)).toEqual([
    ["A", "1", "A", "1"],
    ["B", "2", "B", "2"],
  ]);
});

test("HTML has none", () => {
  expect(shownAssignments("a.html", "<meta name=a content=b>")).toEqual([]);
});
