import { describe, expect, it } from "vitest";
import { routesOf, tableOf } from "./table.ts";

const PACKAGE = { "package.json": '{ "dependencies": { "express": "4.0.0" } }' };

/** Guards as stores write them. */
const GUARDS = `
  export function requireUser(req, res, next) {
    if (!req.user) return res.status(401).end();
    next();
  }
  export const requireRole = (role) => (req, res, next) =>
    req.user?.role === role ? next() : res.sendStatus(403);
  export const log = (req, res, next) => { console.log(req.path); next(); };
`;

describe("routes of Express", () => {
  it("are open where a middleware turns somebody away on other paths alone", () => {
    const behind = (middleware: string) =>
      routesOf({
        ...PACKAGE,
        "app.js": `
          const express = require("express");
          const app = express();
          const staff = ["/back", "/reports"];
          app.use("/api", ${middleware});
          app.put("/api/stock/:id", (req, res) => res.end());
          app.put("/api/back/:id", (req, res) => res.end());
        `,
      });
    const open = ["PUT /api/back/:id customer authentication", "PUT /api/stock/:id public"];
    expect(
      behind(`(req, res, next) => {
        if (!req.path.startsWith("/back")) return next();
        if (!req.user) return res.status(401).end();
        next();
      }`),
    ).toEqual(open);
    expect(
      behind(`(req, res, next) => {
        if (staff.some((start) => req.path.startsWith(start)) && !req.user) return res.sendStatus(401);
        next();
      }`),
    ).toEqual(open);
    expect(
      behind(`(req, res, next) => {
        if (/^\\/api\\/back/.test(req.originalUrl) && !req.user) return res.sendStatus(401);
        next();
      }`),
    ).toEqual(open);
    const closed = [
      "PUT /api/back/:id customer authentication",
      "PUT /api/stock/:id customer authentication",
    ];
    for (const body of [
      `if (req.path.startsWith("/open")) return next(); if (!req.user) return res.sendStatus(401); next();`,
      `if (!req.path.startsWith("/open") && !req.user) return res.sendStatus(401); next();`,
      `if (req.path !== "/log-in" && !req.user) return res.sendStatus(401); next();`,
      `console.log(req.path); if (!req.user) return res.sendStatus(401); next();`,
    ])
      expect(behind(`(req, res, next) => { ${body} }`)).toEqual(closed);
  });

  it("end where a name stands for itself", () => {
    const files = {
      ...PACKAGE,
      "app.js": `
        const express = require("express");
        const app = express();
        var shop = new shop();
        app.get("/shop", shop.show);
      `,
    };
    expect(routesOf(files)).toHaveLength(1);
  });

  it("are those of the application, with what stands before them", () => {
    const files = {
      ...PACKAGE,
      "app.ts": `
        import express from "express";
        import { requireUser, requireRole, log } from "./guards";
        const app = express();
        app.get("/health", (req, res) => res.send("ok"));
        app.use(express.json(), log);
        app.post("/orders", requireUser, (req, res) => res.json(req.body));
        app.delete("/orders/:id", [requireUser, requireRole("admin")], remove);
        function remove(req, res) { res.end(); }
      `,
      "guards.ts": GUARDS,
    };
    expect(routesOf(files)).toEqual([
      "GET /health public",
      "POST /orders customer authentication",
      "DELETE /orders/:id admin authentication authentication role",
    ]);
    const orders = tableOf(files)[1];
    expect(orders?.middlewares.map(({ name, api, does }) => ({ name, api, does }))).toEqual([
      { name: "express.json", api: "express#json()", does: ["body-json"] },
      { name: "log", api: undefined, does: ["other"] },
      { name: "requireUser", api: undefined, does: ["authentication"] },
    ]);
    expect(tableOf(files)[2]?.handler).toBe("remove");
  });

  it("go through routers in other files, with their prefixes and guards in order", () => {
    expect(
      routesOf({
        ...PACKAGE,
        "app.js": `
          const express = require("express");
          const { requireUser } = require("./guards");
          const app = express();
          app.use("/shop", require("./shop"));
          app.use("/account", requireUser, require("./account").router);
          app.use(requireUser);
          require("./late")(app);
          module.exports = app;
        `,
        "shop.js": `
          const router = require("express").Router();
          const carts = require("./carts");
          router.use("/carts/:cart", carts());
          router.route("/items").get(list).post(add);
          function list(req, res) {} function add(req, res) {}
          module.exports = router;
        `,
        "carts.js": `
          const { Router } = require("express");
          module.exports = () => { const r = new Router(); r.put("/lines", (req, res) => {}); return r; };
        `,
        "account.js": `
          const router = require("express").Router({ mergeParams: true });
          router.get("/", (req, res) => {});
          exports.router = router;
        `,
        "late.js": `module.exports = (server) => { server.patch("/late", (req, res) => {}); };`,
        "guards.js": `exports.requireUser = (req, res, next) => { if (!req.session.userId) return res.redirect("/login"); next(); };`,
      }),
    ).toEqual([
      "GET /account customer authentication",
      "PATCH /late customer authentication",
      "PUT /shop/carts/:cart/lines public",
      "GET /shop/items public",
      "POST /shop/items public",
    ]);
  });

  it("are followed through wrappers, controllers and lists of routes", () => {
    const files = {
      ...PACKAGE,
      "app.ts": `
        import express, { Router, type Express } from "express";
        import { OrderController } from "./controller";
        import { wrap } from "./wrap";
        import { requireUser } from "./guards";
        const orders = Router();
        const controller = new OrderController();
        orders.get("/", wrap(controller.list));
        orders.get("/:id", wrap(requireUser), controller.read.bind(controller));
        const items = Router();
        items.get("/", requireUser, wrap(async (req, res) => {}));
        class Server {
          app: Express;
          constructor() { this.app = express(); this.routes(); }
          routes() {
            [{ path: "/orders", route: orders }, { path: "/items", route: items }]
              .forEach((each) => this.app.use(each.path, each.route));
          }
        }
        new Server();
      `,
      "controller.ts": `export class OrderController {
        async list(req, res) { res.json([]); }
        read = async (req, res) => { if (!req.user) throw new Error("no"); };
      }`,
      "wrap.ts": `export const wrap = (fn) => (req, res, next) => Promise.resolve(fn(req, res, next)).catch(next);`,
      "guards.ts": GUARDS,
    };
    expect(routesOf(files)).toEqual([
      "GET /items customer authentication",
      "GET /orders public",
      "GET /orders/:id customer authentication (authentication)",
    ]);
    const [, list] = tableOf(files);
    expect(list).toMatchObject({
      file: "controller.ts",
      handler: "controller.list",
      registered: { file: "app.ts" },
    });
  });

  it("have guards that a function of the project wraps where they are defined", () => {
    const files = {
      ...PACKAGE,
      "async.js": `
        const asyncHandler = (func) => (req, res, next) => {
          Promise.resolve(func(req, res, next)).catch(next);
        };
        module.exports = asyncHandler;
      `,
      "auth.js": `
        const jwt = require("jsonwebtoken");
        const asyncHandler = require("./async");
        const verifyShop = asyncHandler(async (req, res, next) => {
          req.shop = jwt.verify(req.header("ShopAuthorization"), process.env.KEY);
          next();
        });
        const known = asyncHandler(async (req, res, next) => {
          if (!(await registry.lookUp(req))) return res.status(403).end();
          next();
        });
        const timed = asyncHandler(async (req, res, next) => { console.time(req.path); next(); });
        module.exports = { verifyShop, known, timed };
      `,
      "app.js": `
        const express = require("express");
        const { verifyShop, known, timed } = require("./auth");
        const app = express();
        app.post("/coupons", verifyShop, (req, res) => res.end());
        app.post("/known", known, (req, res) => res.end());
        app.post("/timed", timed, (req, res) => res.end());
      `,
    };
    expect(routesOf(files)).toEqual([
      "POST /coupons customer authentication",
      "POST /known unknown",
      "POST /timed public",
    ]);
  });

  it("know what stands around handlers, and that handlers are no checks before themselves", () => {
    const table = tableOf({
      ...PACKAGE,
      "app.js": `
        const express = require("express");
        const asyncHandler = (func) => (req, res, next) => Promise.resolve(func(req, res, next)).catch(next);
        const list = asyncHandler(async (req, res) => { res.json(await db.list()); });
        const remove = asyncHandler(async (req, res, next) => {
          const found = await db.find(req.params.id);
          if (!found) return next(new Error("none"));
          res.end();
        });
        const add = asyncHandler(async (req, res, next) => {
          if (!req.user) return next(new Error("who?"));
          res.end();
        });
        const app = express();
        app.post("/cart", add);
        app.get("/users", list);
        app.delete("/users/:id", remove);
      `,
    });
    expect(table.map(({ path, exposure, wrappedBy }) => [path, exposure, wrappedBy])).toEqual([
      ["/cart", "customer", ["asyncHandler"]],
      ["/users", "public", ["asyncHandler"]],
      ["/users/:id", "public", ["asyncHandler"]],
    ]);
    expect(table[0]?.middlewares).toEqual([]);
  });
});
