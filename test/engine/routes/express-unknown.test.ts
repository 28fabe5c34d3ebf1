import { describe, expect, it } from "vitest";
import { routesOf, tableOf } from "./table.ts";

const PACKAGE = { "package.json": '{ "dependencies": { "express": "4.0.0" } }' };

describe("routes of Express that are known in part", () => {
  it("are honest about what cannot be told", () => {
    const files = {
      ...PACKAGE,
      "app.ts": `
        import express from "express";
        import { guard } from "somewhere";
        import { checkToken } from "elsewhere";
        const app = express();
        if (process.env.STRICT) app.use("/a", (req, res, next) => req.user ? next() : res.sendStatus(401));
        app.get("/a", (req, res) => {});
        app.get("/b", something(1), (req, res) => {});
        app.get("/c", guard.handle, (req, res) => {});
        app.all("/admin/*", (req, res, next) => { if (!req.user) return res.sendStatus(401); next(); });
        app.get("/admin/x", (req, res) => {});
      `,
      "loose.ts": `
        import { Router } from "express";
        export const router = Router();
        router.get("/loose", (req, res) => {});
      `,
    };
    expect(routesOf(files)).toEqual([
      "GET /a unknown authentication?",
      "GET /admin/x admin authentication",
      "GET /b unknown",
      "GET /c unknown authentication?",
      "GET …/loose unknown",
    ]);
    expect(tableOf(files).map((route) => route.note)).toEqual([
      "(inline) may be a guard",
      undefined,
      "what something does is not known",
      "guard.handle may be a guard",
      "where it is mounted is not known",
    ]);
  });

  it("know what packages do", () => {
    expect(
      routesOf({
        ...PACKAGE,
        "app.ts": `
          import express from "express";
          import passport from "passport";
          import rateLimit from "express-rate-limit";
          import Stripe from "stripe";
          import jwt from "jsonwebtoken";
          import { z } from "zod";
          const app = express();
          const stripe = new Stripe(process.env.KEY);
          const Body = z.object({ a: z.string() });
          const validate = (schema) => (req, res, next) => {
            const read = Body.safeParse(req.body);
            if (!read.success) return res.status(400).json(read.error);
            next();
          };
          app.post("/a", passport.authenticate("jwt", { session: false }), rateLimit({}), (req, res) => {});
          app.post("/hook", express.raw({ type: "*/*" }), (req, res) => {
            try { stripe.webhooks.constructEvent(req.body, req.headers["stripe-signature"], "s"); }
            catch (error) { return res.status(400).end(); }
          });
          app.post("/v", validate(Body), (req, res) => {});
          app.get("/t", verify, (req, res) => {});
          app.get("/seen", look, (req, res) => {});
          function look(req, res, next) {
            try { req.user = jwt.verify(req.cookies.t, process.env.S); } catch (error) { console.warn(error); }
            next();
          }
          function verify(req, res, next) {
            const token = req.headers.authorization?.split(" ")[1];
            try { req.user = jwt.verify(token, process.env.S); next(); } catch { res.status(401).end(); }
          }
        `,
      }),
    ).toEqual([
      "POST /a customer authentication rate-limit",
      "POST /hook public (signature)",
      "GET /seen public",
      "GET /t customer authentication",
      "POST /v public validation",
    ]);
  });

  it("are not those of clients, maps and settings", () => {
    expect(
      routesOf({
        ...PACKAGE,
        "a.ts": `
          import axios from "axios";
          import express from "express";
          const api = axios.create();
          api.get("/orders", { params: 1 });
          api.post("/orders", handler);
          const map = new Map();
          map.get("/x", 1);
          const app = express();
          app.get("env");
          app.set("x", 1);
          export function load(client) { client.get("/x", () => {}); }
        `,
      }),
    ).toEqual([]);
  });
});
