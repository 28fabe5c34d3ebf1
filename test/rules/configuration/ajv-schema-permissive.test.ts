import { rule } from "../../../src/rules/configuration/ajv-schema-permissive/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

const path = "extensions/cart/api/addItem/payloadSchema.json";
const schema = (own: string): string => `{ "type": "object", "properties": { ${own} } }`;

/** A route of EverShop around the schema. */
const route = (access: string, method = "POST") => ({
  "package.json": '{ "dependencies": { "@evershop/evershop": "^2.1.0" } }',
  "extensions/cart/api/addItem/route.json": JSON.stringify({
    methods: [method],
    path: "/carts/:id/items",
    access,
  }),
  "extensions/cart/api/addItem/addItem.js":
    "export default async (request, response) => { response.json({}); };\n",
});
const OPEN = '{ "type": "object", "properties": {}, "additionalProperties": true }';

testRule(rule, {
  valid: [
    {
      name: "other fields are refused",
      path,
      code: OPEN.replace("true", "false"),
      files: route("public"),
    },
    { name: "other fields for staff", path, code: OPEN, files: route("private") },
    {
      name: "other fields in a part",
      path,
      code: schema('"data": { "type": "object", "additionalProperties": true }'),
      files: route("public"),
    },
    { name: "a minimum", path, code: schema('"qty": { "type": "integer", "minimum": 1 }') },
    {
      name: "a list of values",
      path,
      code: schema('"qty": { "type": ["integer", "string"], "enum": [1, 2] }'),
    },
    { name: "a text", path, code: schema('"qty": { "type": "string", "pattern": "^[1-9]$" }') },
    {
      name: "a place in a list",
      path,
      code: schema('"sort_order": { "type": ["integer", "string"], "pattern": "^[0-9]*$" }'),
    },
    {
      name: "more than nothing",
      path,
      code: schema('"amount": { "type": "number", "exclusiveMinimum": 0 }'),
    },
    {
      name: "another file",
      path: "config/schema.json",
      code: schema('"qty": { "type": "integer" }'),
    },
    {
      name: "a list of texts",
      path,
      code: schema('"amounts": { "type": "array", "items": { "type": "number" } }'),
    },
  ],
  invalid: [
    {
      name: "a public route with other fields",
      path,
      code: OPEN,
      files: route("public"),
      findings: [
        { at: '"additionalProperties": true', level: "information", message: "/carts/:id/items" },
      ],
      fixed: { "refuse-others": OPEN.replace("true", "false") },
    },
    {
      name: "a pattern that numbers do not see",
      path,
      code: schema('"qty": { "type": ["string", "integer"], "pattern": "^[1-9][0-9]*$" }'),
      findings: [{ at: "^[1-9][0-9]*$", level: "information", message: "texts only" }],
      fixed: {
        "add-minimum": schema(
          '"qty": { "type": ["string", "integer"], "pattern": "^[1-9][0-9]*$", "minimum": 1 }',
        ),
      },
    },
    {
      name: "any number",
      path,
      code: schema('"amount": { "type": "number" }'),
      findings: [{ at: "number", message: "any number" }],
      fixed: { "add-minimum": schema('"amount": { "type": "number", "minimum": 1 }') },
    },
    {
      name: "in the lines of an order",
      path: "packages/a/api/order/payloadSchema.json",
      code: schema(
        '"items": { "type": "array", "items": { "type": "object", "properties": { "quantity": { "type": ["integer", "string"], "errorMessage": { "minimum": "no" } } } } }',
      ),
      findings: [{ at: "integer", fixes: [] }],
    },
  ],
});
