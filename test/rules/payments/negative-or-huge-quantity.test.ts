import { rule } from "../../../src/rules/payments/negative-or-huge-quantity/rule.ts";
import { testRule } from "../../harness/rule-tester.ts";

const EXPRESS = `import express from "express";
import { z } from "zod";
import { products, cart } from "./store";
const app = express();
app.use(express.json());
`;

testRule(rule, {
  valid: [
    {
      name: "a condition with a lower limit",
      code: `${EXPRESS}app.post("/a", (req, res) => {
  const quantity = Number(req.body.quantity);
  if (!(quantity > 0)) return res.sendStatus(400);
  res.json(products.mug.price * quantity);
});
`,
    },
    {
      name: "a schema with a lower limit",
      code: `${EXPRESS}const Line = z.object({ quantity: z.number().int().min(1) });
app.post("/a", (req, res) => res.json(products.mug.price * Line.parse(req.body).quantity));
`,
    },
    {
      name: "at least one",
      code: `${EXPRESS}app.post("/a", (req, res) => res.json(products.mug.price * Math.max(1, Number(req.body.quantity))));
`,
    },
    {
      name: "what is in the cart",
      code: `${EXPRESS}app.post("/a", (req, res) => res.json(cart.lines.reduce((sum, line) => sum + line.price * line.quantity, 0)));
`,
    },
    {
      name: "the number of a page",
      code: `${EXPRESS}app.get("/a", (req, res) => res.json(products.slice((Number(req.query.page) - 1) * Number(req.query.limit))));
`,
    },
  ],
  invalid: [
    {
      name: "multiplied with a price",
      code: `${EXPRESS}app.post("/a", (req, res) => res.json(products.mug.price * req.body.quantity));
`,
      findings: [{ at: "products.mug.price * req.body.quantity", fixes: ["whole-number"] }],
      fixed: {
        "whole-number": `${EXPRESS}app.post("/a", (req, res) => res.json(products.mug.price * wholeQuantity(req.body.quantity)));

/** The number of pieces that somebody asks for; throws where it is none. */
function wholeQuantity(value: unknown): number {
  const quantity = Number(value);
  if (!Number.isInteger(quantity) || quantity < 1 || quantity > 1000) {
    throw new RangeError("Not a quantity");
  }
  return quantity;
}
`,
      },
    },
    {
      name: "an upper limit alone",
      code: `${EXPRESS}app.post("/a", (req, res) => {
  const quantity = Number(req.body.quantity);
  if (quantity > products.mug.stock || quantity > 99) return res.sendStatus(409);
  products.mug.stock -= quantity;
  res.sendStatus(204);
});
`,
      findings: [{ at: "products.mug.stock -= quantity" }],
    },
    {
      name: "in another file",
      path: "src/price.ts",
      code: `export const priceOf = (product, quantity) => product.unitPrice * quantity;
`,
      files: {
        "src/app.ts": `import express from "express";
import { priceOf } from "./price";
import { products } from "./store";
const app = express();
app.use(express.json());
app.post("/a", (req, res) => res.json(priceOf(products.mug, req.body.quantity)));
`,
      },
      findings: [{ at: "product.unitPrice * quantity" }],
    },
  ],
});
