import { describe, expect, it } from "vitest";
import { routesOf } from "./table.ts";

const PACKAGE = { "package.json": '{ "dependencies": { "express": "4.0.0" } }' };

/** A function that gives back what one of many others gives, which do the same. */
function level(depth: number): string {
  const answers = Array.from(
    { length: 8 },
    (_, i) => `if (kind === ${i}) return answer${depth + 1}(kind + ${i});`,
  );
  return `function answer${depth}(kind) { ${answers.join(" ")} return kind; }`;
}

describe("functions that may make a router", () => {
  it("are followed where they give one back, also through another", () => {
    const files = {
      ...PACKAGE,
      "app.js": `
        const express = require("express");
        function fresh(strict) { if (strict) return express.Router({ strict }); return express.Router(); }
        function router() { return fresh(true); }
        const app = express();
        const shop = router();
        shop.get("/carts", (req, res) => res.json([]));
        app.use("/shop", shop);
      `,
    };
    expect(routesOf(files)).toEqual(["GET /shop/carts public"]);
  });

  it("are not looked for in all that is answered: eight answers on eight levels are 16 million ways", () => {
    const levels = Array.from({ length: 8 }, (_, depth) => level(depth));
    const files = {
      ...PACKAGE,
      "app.js": `
        const express = require("express");
        ${levels.join("\n")}
        function answer8(kind) { return kind; }
        const app = express();
        const told = answer0(1);
        tell(told);
        app.get("/told", (req, res) => res.json(told));
      `,
    };
    expect(routesOf(files)).toEqual(["GET /told public"]);
  });
});
