import { describe, expect, it } from "vitest";
import { routesOf, tableOf } from "./table.ts";

const HONO = { "package.json": '{ "dependencies": { "hono": "4.0.0" } }' };
const EXPRESS = { "package.json": '{ "dependencies": { "express": "4.0.0" } }' };

describe("checks that routes pass", () => {
  it("ask who is there where they refuse with 401, however they know it", () => {
    const files = {
      ...HONO,
      "guard.ts": `
        import { createMiddleware } from "hono/factory"; import { HTTPException } from "hono/http-exception";
        import { sealed } from "./sealed"; import { people } from "./people";
        export const known = createMiddleware(async (c, next) => {
          const person = await people.byTicket(await sealed(c));
          if (!person) throw new HTTPException(401, { message: "Who are you?" });
          c.set("person", person);
          await next();
        });
        export const rank = (wanted: string) => createMiddleware(async (c, next) => {
          if (c.get("person").role !== wanted) throw new HTTPException(403);
          await next();
        });`,
      "app.ts": `
        import { Hono } from "hono"; import { every } from "hono/combine"; import { known, rank } from "./guard";
        const app = new Hono();
        app.get("/mine", known, (c) => c.json({}));
        app.get("/desk", every(known, rank("clerk")), (c) => c.json({}));
        export default app;`,
    };
    expect(routesOf(files)).toEqual([
      "GET /desk admin authentication role",
      "GET /mine customer authentication",
    ]);
  });

  it("are none where something else is wrong with what was sent", () => {
    const files = {
      ...EXPRESS,
      "app.js": `
        const express = require("express"); const app = express(); const { known } = require("./known");
        const hasAge = (req, res, next) => { if (req.body.age < 18) return res.status(422).end(); next(); };
        const hasPassword = async (req, res, next) => {
          if (!(await known(req.body.email, req.body.password))) return res.status(401).end();
          next();
        };
        app.post("/wine", hasAge, (req, res) => res.end());
        app.post("/door", hasPassword, (req, res) => res.end());`,
    };
    expect(tableOf(files).map(({ exposure }) => exposure)).toEqual(["unknown", "unknown"]);
  });

  it("may stand in a function that is handed the request", () => {
    const files = {
      "package.json": '{ "dependencies": { "@remix-run/node": "2.0.0" } }',
      "app/lib/people.server.ts": `
        import { redirect } from "@remix-run/node"; import { find } from "./rows";
        export async function needsPerson(request) {
          const person = await find(request);
          if (!person) throw redirect("/login?back=1");
          return person;
        }
        export async function needsRank(request, ...ranks) {
          const person = await needsPerson(request);
          if (ranks.length > 0 && !ranks.includes(person.role)) throw new Response(null, { status: 403 });
          return person;
        }`,
      "app/routes/notes.tsx": `
        import { needsPerson } from "../lib/people.server"; import { db } from "../lib/db";
        export async function loader({ request }) { await needsPerson(request); return db.note.findMany({}); }`,
      "app/routes/desk.tsx": `
        import { needsRank } from "../lib/people.server"; import { db } from "../lib/db";
        export async function loader({ request }) { await needsRank(request, "clerk"); return db.note.findMany({}); }
        export async function action({ request }) { await needsRank(request); return db.note.deleteMany({}); }`,
    };
    expect(routesOf(files)).toEqual([
      "GET /desk admin (authentication) (role)",
      "POST /desk customer (authentication)",
      "GET /notes customer (authentication)",
    ]);
  });

  it("ask for a role only where they are told one", () => {
    const files = {
      ...EXPRESS,
      "guard.js": `
        exports.allow = (...roles) => async (req, res, next) => {
          if (!req.user) return res.sendStatus(401);
          if (roles.length && !roles.includes(req.user.role)) return res.sendStatus(403);
          next();
        };
        exports.only = ({ role } = {}) => (req, res, next) => {
          if (!req.user) return res.sendStatus(401);
          if (role) { if (req.user.role !== role) return res.sendStatus(403); }
          next();
        };
        exports.early = (roles = []) => (req, res, next) => {
          if (!req.user) return res.sendStatus(401);
          if (!roles.length) return next();
          if (!roles.includes(req.user.role)) return res.sendStatus(403);
          next();
        };`,
      "app.js": `
        const express = require("express"); const { allow, only, early } = require("./guard"); const app = express();
        const done = (req, res) => res.end();
        app.get("/a", allow(), done); app.get("/b", allow("clerk"), done); app.get("/c", allow(...process.env.ROLES), done);
        app.get("/d", only(), done); app.get("/e", only({ role: "clerk" }), done); app.get("/f", only({ roles: ["clerk"] }), done);
        app.get("/g", early(), done); app.get("/h", early(["clerk"]), done); app.get("/i", early([]), done);`,
    };
    expect(tableOf(files).map(({ path, exposure }) => `${path} ${exposure}`)).toEqual([
      "/a customer",
      "/b admin",
      "/c admin",
      "/d customer",
      "/e admin",
      "/f customer",
      "/g customer",
      "/h admin",
      "/i customer",
    ]);
  });

  it("are seen in wrappers of the project around a handler, also below others", () => {
    const files = {
      "package.json": '{ "dependencies": { "next": "14.0.0", "iron-session": "6.0.0" } }',
      "lib/api.ts": `
        import { withIronSessionApiRoute } from "iron-session/next"; import { options } from "./options";
        export const open = (handler) => withIronSessionApiRoute(handler, options);
        export const mine = (handler) => open(async (req, res) => {
          if (!req.session.user) return res.status(401).end();
          return handler(req, res);
        });
        export const desk = (handler) => open(async (req, res) => {
          if (!req.session.user?.staff) return res.status(403).end();
          return handler(req, res);
        });`,
      "pages/api/open.ts": `import { open } from "../../lib/api"; export default open(async (req, res) => res.end());`,
      "pages/api/mine.ts": `import { mine } from "../../lib/api"; export default mine(async (req, res) => res.end());`,
      "pages/api/desk.ts": `import { desk } from "../../lib/api"; export default desk(async (req, res) => res.end());`,
    };
    expect(routesOf(files)).toEqual([
      "ALL /api/desk admin authentication role",
      "ALL /api/mine customer authentication",
      "ALL /api/open unknown",
    ]);
  });

  it("are what the answer of a guard of Nest hangs on", () => {
    const files = {
      "package.json": '{ "dependencies": { "@nestjs/core": "10.0.0" } }',
      "app.ts": `
        import { Controller, Delete, Get, UseGuards } from "@nestjs/common";
        class Desk { canActivate(context) { return context.switchToHttp().getRequest().user?.staff === true; } }
        class Known { canActivate(context) { const request = context.switchToHttp().getRequest(); return Boolean(request.user); } }
        @Controller("notes") export class Notes {
          @Delete() @UseGuards(Desk) wipe() {}
          @Get() @UseGuards(Known) list() {}
        }`,
    };
    expect(routesOf(files)).toEqual([
      "DELETE /notes admin authentication role",
      "GET /notes customer authentication",
    ]);
  });
});
