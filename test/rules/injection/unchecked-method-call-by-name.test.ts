import { rule } from "../../../src/rules/injection/unchecked-method-call-by-name/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

const EXPRESS = `import express from "express";
const app = express();
const actions: Record<string, () => string> = { add: () => "added" };
const table = new Map(Object.entries(actions));
`;

function route(body: string): string {
  return `${EXPRESS}app.get("/:action", (req, res) => {
  const name = req.params.action;
  ${body}
});
`;
}

testRule(rule, {
  valid: [
    { name: "a map", code: route("res.json(table.get(name)?.());") },
    {
      name: "an own member",
      code: route("if (Object.hasOwn(actions, name)) res.json(actions[name]());"),
    },
    {
      name: "a list of names",
      code: route('if (["add"].includes(name)) res.json(actions[name]());'),
    },
    { name: "a name with a beginning", code: route("res.json(actions[`on${name}`]());") },
    { name: "a name of the shop", code: route('res.json(actions["add"]());') },
    { name: "a member that is only read", code: route("res.json(actions[name]);") },
    { name: "one of two names", code: route('res.json(actions[name === "a" ? "add" : "add"]());') },
  ],
  invalid: [
    {
      name: "a member",
      code: route("res.json(actions[name]());"),
      findings: [{ at: "actions[name]()", level: "warning" }],
    },
    {
      name: "a member by a name of its own",
      code: route("const action = actions[name];\n  res.json(action());"),
      findings: [{ at: "action()" }],
    },
    {
      name: "a member that is there",
      code: route("if (actions[name]) res.json(actions[name]());"),
      findings: [{ at: "actions[name]()" }],
    },
  ],
});
