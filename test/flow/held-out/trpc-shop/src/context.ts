import type { CreateExpressContextOptions } from "@trpc/server/adapters/express";
import { PrismaClient } from "@prisma/client";
import neo4j from "neo4j-driver";
import { Client } from "@elastic/elasticsearch";

const prisma = new PrismaClient();
const graph = neo4j.driver("bolt://graph");
const elastic = new Client({ node: "http://elastic:9200" });

export const createContext = ({ req }: CreateExpressContextOptions) => ({ prisma, graph, elastic, agent: req.headers["user-agent"] ?? "" });
export type Context = ReturnType<typeof createContext>;
