import { readFile } from "node:fs/promises";

export const pens = {
  async show(request, response) {
    response.send(await readFile(`pens/${request.query.file}`)); // !alert path-traversal
  },
  async all(request, response) {
    response.send(await readFile("pens/all.json")); // !safe path-traversal
  },
};
