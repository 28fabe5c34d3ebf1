import type { Route } from "../../../src/engine/api.ts";
import { MemoryStore } from "../../harness/memory-store.ts";

/** The route table of a store in memory. */
export function tableOf(files: Readonly<Record<string, string>>): readonly Route[] {
  const { session } = new MemoryStore(files, { rules: [] });
  return session.routes.table(Object.keys(files));
}

/** Routes in short: `GET /path exposure guards`, uncertain guards with a question mark, those of the handler in parentheses. */
export function routesOf(files: Readonly<Record<string, string>>): string[] {
  return tableOf(files).map(short);
}

function short({ method, path, exposure, guards }: Route): string {
  const words = guards.map(({ kind, certain, inHandler }) => {
    const word = `${kind}${certain ? "" : "?"}`;
    return inHandler ? `(${word})` : word;
  });
  return [method, path, exposure, ...words].join(" ");
}
