import { describe, expect, it } from "vitest";
import { models } from "../../../src/generated/models.ts";
import { rule } from "../../../src/rules/access-control/idor-by-request-id/rule.ts";
import { MemoryStore } from "../../harness/memory-store.ts";

const HEAD = `const express = require("express");
const { model, Schema } = require("mongoose");
const { protect } = require("./auth");
const app = express();
const Order = model("Order", new Schema({}));
const User = model("User", new Schema({}));
`;

const GUARD = `const jwt = require("jsonwebtoken");
exports.protect = (req, res, next) => {
  const token = req.headers.authorization?.split(" ")[1];
  if (!token) return res.sendStatus(401);
  req.user = jwt.verify(token, process.env.JWT_SECRET);
  next();
};
`;

/** The presets that tell of an order, or another record, that anybody may name. */
function shownIn(code: string, files: Readonly<Record<string, string>> = {}): string[] {
  return ["quiet", "balanced", "audit"].filter((preset) => {
    const store = new MemoryStore(
      { "src/app.js": HEAD + code, "src/auth.js": GUARD, ...files },
      { rules: [rule], models, configuration: { preset: preset as "quiet" } },
    );
    const paths = ["src/app.js", ...Object.keys(files)];
    return paths.some((path) => store.session.analyse(path).findings.length > 0);
  });
}

const ALWAYS = ["quiet", "balanced", "audit"];
const LESS_SURE = ["balanced", "audit"];

describe("an order by its id", () => {
  it("is told to everybody where the route asks for a login, and then for nothing more", () => {
    expect(
      shownIn(
        `app.get("/orders/:id", protect, async (req, res) => res.json(await Order.findById(req.params.id)));`,
      ),
    ).toEqual(ALWAYS);
  });

  it("may be meant for whoever has the id where no login is asked for", () => {
    expect(
      shownIn(
        `app.get("/orders/:id", async (req, res) => res.json(await Order.findById(req.params.id)));`,
      ),
    ).toEqual(LESS_SURE);
  });

  it("is told to everybody where the handler itself turns away who is not logged in", () => {
    const route = (refusal: string): string =>
      `app.get("/orders/:id", async (req, res) => {
  const session = await getSession(req);
  ${refusal}
  res.json(await Order.findById(req.params.id));
});`;
    expect(shownIn(route(`if (!session?.user) return res.status(401).json({});`))).toEqual(ALWAYS);
    expect(shownIn(route(`if (!req.user) { throw new Unauthorized(); }`))).toEqual(ALWAYS);
    expect(shownIn(route(`if (!req.query.user) return res.status(401).end();`))).toEqual(LESS_SURE);
    expect(shownIn(route(`if (!session.user) console.warn(401);`))).toEqual(LESS_SURE);
    expect(shownIn(route(`if (!session) return res.status(404).end();`))).toEqual(LESS_SURE);
    expect(
      shownIn(
        route(`if (!session || session.user.role !== "admin") return res.status(403).end();`),
      ),
    ).toEqual([]);
  });

  it("is found for nobody where a listener hears of it", () => {
    const listen = (path: string): string[] =>
      shownIn(
        `const { hear } = require("./${path}");
app.get("/orders/:id/again", protect, (req, res) => res.json(hear(req.params.id)));`,
        {
          [`src/${path}.js`]: `const { model } = require("mongoose");
exports.hear = (id) => model("Order").findById(id);
`,
        },
      );
    expect(listen("subscribers/orders")).toEqual([]);
    expect(listen("orders/again")).toEqual(LESS_SURE);
  });

  it("may be checked on the way where a function of the project finds it", () => {
    expect(
      shownIn(
        `const { find } = require("./orders");
app.get("/orders/:id", protect, async (req, res) => res.json(await find(req.params.id)));`,
        {
          "src/orders.js": `const { model, Schema } = require("mongoose");
const Order = model("Order", new Schema({}));
exports.find = (id) => Order.findById(id);
`,
        },
      ),
    ).toEqual(LESS_SURE);
  });

  it("is another thing than a person, whom others may see", () => {
    expect(
      shownIn(
        `app.get("/people/:id", protect, async (req, res) => res.json(await User.findById(req.params.id)));`,
      ),
    ).toEqual(LESS_SURE);
  });
});
