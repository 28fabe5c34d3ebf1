import { describe, expect, it } from "vitest";
import { routesOf } from "./table.ts";

describe("functions of a cloud", () => {
  it("of Supabase are named after their folder, whoever serves them", () => {
    expect(
      routesOf({
        "package.json": "{}",
        "supabase/functions/pay-hook/index.ts": `
          Deno.serve(async (req) => new Response("ok"));
        `,
        "supabase/functions/refund/index.ts": `
          import { serve } from "https://deno.land/std@0.168.0/http/server.ts";
          async function refund(req: Request) { return new Response("ok"); }
          serve(refund);
        `,
        "supabase/functions/stock/index.ts": `
          Deno.serve({ port: 8000 }, withCors(async (req: Request) => new Response("ok")));
          function withCors(handler) { return async (req) => handler(req); }
        `,
        "server.ts": `
          Deno.serve(async (req) => new Response("a whole server"));
        `,
      }),
    ).toEqual([
      "ALL /functions/v1/pay-hook public",
      "ALL /functions/v1/refund public",
      "ALL /functions/v1/stock public",
    ]);
  });

  it("of Firebase and Google are open unless their options say who may call", () => {
    expect(
      routesOf({
        "package.json": "{}",
        "functions/src/index.ts": `
          import { onRequest } from "firebase-functions/v2/https";
          import * as functions from "firebase-functions";
          import { http } from "@google-cloud/functions-framework";
          import express from "express";
          export const payHook = onRequest({ cors: false }, async (req, res) => { res.send("ok"); });
          export const stock = functions.region("europe-west1").https.onRequest((req, res) => { res.send("ok"); });
          export const report = onRequest({ invoker: "private" }, async (req, res) => { res.send("ok"); });
          export const shop = onRequest(express());
          http("sync", (req, res) => { res.send("ok"); });
        `,
      }),
    ).toEqual([
      "ALL /payHook public",
      "ALL /report customer authentication",
      "ALL /stock public",
      "ALL /sync public",
    ]);
  });

  it("behind a gateway of AWS may have anything before them", () => {
    expect(
      routesOf({
        "package.json": "{}",
        "src/checkout.ts": `
          import type { APIGatewayProxyEvent, APIGatewayProxyHandler } from "aws-lambda";
          export const pay = async (event: APIGatewayProxyEvent) => ({ statusCode: 200, body: "" });
          export const refund: APIGatewayProxyHandler = async (event) => ({ statusCode: 200, body: "" });
          export const total = (items: number[]) => items.length;
        `,
        "src/hook/index.ts": `
          import type { APIGatewayProxyEventV2 } from "aws-lambda";
          export async function handler(event: APIGatewayProxyEventV2) { return { statusCode: 200 }; }
        `,
      }),
    ).toEqual([
      "ALL …/checkout/pay unknown",
      "ALL …/checkout/refund unknown",
      "ALL …/hook unknown",
    ]);
  });
});

it("reads routers of itty with what stands before all of their routes", () => {
  expect(
    routesOf({
      "package.json": "{}",
      "src/index.ts": `
        import { AutoRouter, Router, error } from "itty-router";
        const withStaff = (request) => { if (request.user.role !== "staff") return error(403); };
        const withUser = async (request, env, ctx) => { request.user = await env.SESSIONS.get("x"); };
        const staff = Router({ base: "/admin" });
        staff.delete("/plants/:id", (request) => {});
        const open = AutoRouter({ base: "/api", before: [withUser] });
        open.get("/plants", () => []).post("/orders", withStaff, () => ({}));
        const router = AutoRouter();
        router.all("/admin/*", withStaff, staff.fetch).all("/api/*", open.fetch).get("/health", () => "ok");
        export default router;
      `,
    }),
  ).toEqual([
    "DELETE /admin/plants/:id admin authentication role",
    "POST /api/orders admin authentication role",
    "GET /api/plants public",
    "GET /health public",
  ]);
});
