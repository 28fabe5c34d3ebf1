import { describe, expect, it } from "vitest";
import { rule } from "../../../src/rules/payments/webhook-parsed-body-verified/rule.ts";
import { projectFindings } from "../../harness/project-findings.ts";

const HOOK = `import Stripe from "stripe";
const stripe = new Stripe("key");
export function hook(req, res) {
  res.json(stripe.webhooks.constructEvent(req.body, req.headers["stripe-signature"], "key"));
}
`;
const CHECK = 'stripe.webhooks.constructEvent(req.body, req.headers["stripe-signature"], "key")';

const store = (mounts: string): readonly string[] =>
  projectFindings(rule, {
    "package.json": '{"dependencies":{"express":"5.1.0","stripe":"18.0.0"}}',
    "src/hook.ts": HOOK,
    "src/app.ts": `import express from "express";
import { hook } from "./hook";
import { other } from "./other";
const app = express();
${mounts}
`,
    "src/other.ts": "export const other = (req, res) => res.end();\n",
  }).map(({ underlined }) => underlined);

describe("raw parsers of Express", () => {
  it.each([
    [
      "before other routes",
      'app.use("/other", express.raw({ type: "*/*" }));\napp.use(express.json());\napp.post("/hook", hook);',
    ],
    [
      "of another route",
      'app.post("/other", express.raw({ type: "*/*" }), other);\napp.use(express.json());\napp.post("/hook", hook);',
    ],
    ["where there is none", 'app.use(express.json());\napp.post("/hook", hook);'],
  ])("do not save a route: %s", (_name, mounts) => {
    expect(store(mounts)).toEqual([CHECK]);
  });

  it.each([
    [
      "before the route",
      'app.use("/hook", express.raw({ type: "*/*" }));\napp.use(express.json());\napp.post("/hook", hook);',
    ],
    [
      "on the route, above the parser of JSON",
      'app.post("/hook", express.raw({ type: "*/*" }), hook);\napp.use(express.json());',
    ],
    [
      "for other routes, and JSON is parsed below",
      'app.use("/other", express.raw({ type: "*/*" }));\napp.post("/hook", hook);\napp.use(express.json());',
    ],
    [
      "for other routes, and JSON for routes of its own",
      'app.use("/other", express.raw({ type: "*/*" }));\napp.use("/api", express.json());\napp.post("/hook", hook);',
    ],
    [
      "under a condition",
      'app.use((req, res, next) => (req.path === "/hook" ? express.raw({ type: "*/*" })(req, res, next) : express.json()(req, res, next)));\napp.post("/hook", hook);',
    ],
  ])("save a route: %s", (_name, mounts) => {
    expect(store(mounts)).toEqual([]);
  });
});
