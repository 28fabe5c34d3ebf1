import { describe, expect, it } from "vitest";
import { routesOf } from "./table.ts";

const EXPRESS = '{ "dependencies": { "express": "4.0.0", "jsonwebtoken": "9.0.0" } }';
const ORDERS = `
  const router = require("express").Router();
  router.get("/orders", async (req, res) => {});
  module.exports = router;
`;

describe("routers of a folder's files", () => {
  it("are mounted where a loop over the folder loads them", () => {
    expect(
      routesOf({
        "package.json": EXPRESS,
        "server.js": `
          const express = require("express");
          const { readdirSync } = require("fs");
          const app = express();
          readdirSync("./routes").map((name) => app.use("/api", require("./routes/" + name)));
        `,
        "routes/orders.js": ORDERS,
        "jobs/orders.js": ORDERS,
      }),
    ).toEqual(["GET /api/orders public", "GET …/orders unknown"]);
  });

  it("have what stands before the loop before them", () => {
    expect(
      routesOf({
        "package.json": EXPRESS,
        "src/app.js": `
          const express = require("express");
          const path = require("path");
          const fs = require("fs");
          const jwt = require("jsonwebtoken");
          const app = express();
          const folder = path.join(__dirname, "routes");
          app.use((req, res, next) => {
            try { req.user = jwt.verify(req.headers.authorization, process.env.KEY); } catch { return res.sendStatus(401); }
            next();
          });
          for (const file of fs.readdirSync(folder)) {
            const route = require(path.join(folder, file));
            app.use(\`/\${route.name}\`, route.router);
          }
        `,
        "src/routes/orders.js": ORDERS,
      }),
    ).toEqual(["GET {route.name}/orders customer authentication"]);
  });

  it("are found by a pattern, with routers around them", () => {
    expect(
      routesOf({
        "package.json": '{ "dependencies": { "koa": "2.0.0", "koa-router": "7.0.0" } }',
        "app.js": `
          const Koa = require("koa");
          const Router = require("koa-router");
          const glob = require("glob");
          const path = require("path");
          const app = new Koa();
          glob.sync(path.resolve(__dirname, "./shop/*.js")).forEach((match) => {
            const route = require(match);
            app.use(route.routes(), route.allowedMethods());
          });
          glob.sync(path.resolve(__dirname, "./desk/**/*.js")).forEach((match) => {
            const around = new Router();
            around.use("/desk", require(match).routes());
            app.use(around.routes());
          });
        `,
        "shop/items.js": `
          const router = require("koa-router")();
          router.prefix("/items");
          router.get("/", async (ctx) => {});
          module.exports = router;
        `,
        "shop/old/items.js": `
          const router = require("koa-router")();
          router.get("/old", async (ctx) => {});
          module.exports = router;
        `,
        "desk/people/list.js": `
          const router = require("koa-router")();
          router.get("/people", async (ctx) => {});
          module.exports = router;
        `,
      }),
    ).toEqual(["GET /desk/people public", "GET /items public", "GET …/old unknown"]);
  });

  it("are mounted once where a file of the folder puts them together", () => {
    expect(
      routesOf({
        "package.json": EXPRESS,
        "app.js": `
          const app = require("express")();
          app.use("/v1", require("./routes"));
        `,
        "routes/index.js": `
          const router = require("express").Router();
          const fs = require("fs");
          fs.readdirSync(__dirname).filter((file) => file !== "index.js").forEach((file) => {
            router.use("/" + file.replace(".js", ""), require("./" + file));
          });
          module.exports = router;
        `,
        "routes/orders.js": ORDERS,
      }),
    ).toEqual(['GET /v1/{file.replace(".js", "")}/orders public']);
  });

  it("are left alone where it is a plain function that is loaded", () => {
    expect(
      routesOf({
        "package.json": EXPRESS,
        "app.js": `
          const app = require("express")();
          for (const name of ["log", "guard"]) app.use(require("./steps/" + name));
          app.get("/orders", async (req, res) => {});
        `,
        "steps/guard.js": "module.exports = (req, res, next) => next();",
      }),
    ).toEqual(["GET /orders unknown"]);
  });
});
