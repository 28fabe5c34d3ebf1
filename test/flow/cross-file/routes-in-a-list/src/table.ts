import { readFile } from "node:fs/promises";
import { pens } from "./pens";

const log = (_req: unknown, _res: unknown, next: () => void) => next();

export const table = [
  { method: "get", path: "/pens/:name", middleware: [log], handler: pens.show },
  { method: "get", path: "/pens", middleware: [], handler: pens.all },
  {
    method: "post",
    path: "/notes",
    middleware: [log],
    handler: async (request, response) => {
      response.send(await readFile(`notes/${request.body.name}`)); // !alert path-traversal
    },
  },
];
