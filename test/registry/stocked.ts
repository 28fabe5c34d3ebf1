import type { FactRequest } from "../../src/engine/api.ts";
import { packument } from "../harness/packument.ts";
import { client, type ClientSketch, faulty } from "./setup.ts";

export const NAMES = Array.from({ length: 60 }, (_, i) => ({ name: `pkg-${i}` }));

/** A registry with sixty packages, and one of a scope. */
export async function stocked(options?: Parameters<typeof faulty>[0]) {
  const server = await faulty(options);
  for (const { name } of NAMES) server.serve(packument(name));
  server.serve(packument("@shop/pay"));
  return server;
}

/** Looks up what a run of the program looks up that ends when all is kept. */
export async function runOnce(sketch: ClientSketch, names: readonly FactRequest[]): Promise<void> {
  const registry = client(sketch);
  await registry.lookup(names);
  await registry.close();
}
