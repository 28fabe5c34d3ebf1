import { rule } from "../../../src/rules/injection/type-confusion-through-parameter-tampering/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

function route(check: string, read = "req.query.file"): string {
  return `import express from "express";
const app = express();
app.use(express.json());
app.post("/:id", (req, res) => {
  const file = ${read} as any;
  if (${check}) return res.sendStatus(400);
  res.sendStatus(204);
});
`;
}

testRule(rule, {
  valid: [
    {
      name: "its type is asked for",
      code: route('typeof file !== "string" || file.includes("..")'),
    },
    {
      name: "the type of a field under a computed name",
      code: route(
        'Object.keys(req.query).some((key) => typeof req.query[key] === "string" && req.query[key].includes(".."))',
      ),
    },
    { name: "a text of it", code: route('file.includes("..")', "String(req.query.file)") },
    { name: "a path parameter", code: route('file.includes("..")', "req.params.id") },
    { name: "a list is refused", code: route('Array.isArray(file) || file.includes("..")') },
    { name: "a word in a list", code: route('file.includes("sale")') },
    { name: "a method that lists do not have", code: route('file.startsWith("..")') },
    {
      name: "the name of a parameter",
      code: route("Object.entries(req.query).some(([name]) => name.includes('.'))"),
    },
    { name: "whether there is any", code: route("file.length === 0") },
    { name: "a list by its use", code: route("file.length > 9 || file.some((each) => !each)") },
  ],
  invalid: [
    {
      name: "a step out of a folder",
      code: route('file.includes("..")'),
      findings: [{ at: 'file.includes("..")', level: "warning" }],
    },
    {
      name: "a position",
      code: route('file.indexOf("/") !== -1', "req.body.file"),
      findings: [{ at: 'file.indexOf("/")' }],
    },
    {
      name: "a length",
      code: route("file.length > 100"),
      findings: [{ at: "file.length > 100" }],
    },
  ],
});
