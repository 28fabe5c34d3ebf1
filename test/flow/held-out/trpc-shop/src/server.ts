import express from "express";
import { createExpressMiddleware } from "@trpc/server/adapters/express";
import { createContext } from "./context.js";
import { router } from "./trpc.js";
import { spices } from "./routers/spices.js";
import { orders } from "./routers/orders.js";
import { tools } from "./routers/tools.js";

export const appRouter = router({ spices, orders, tools });
express().use("/trpc", createExpressMiddleware({ router: appRouter, createContext })).listen(3000);
