import { createReadStream } from "node:fs";

export default (shop) => {
  shop.get("/maps", (request, response) => {
    createReadStream(`maps/${request.query.name}`).pipe(response); // !alert path-traversal
  });
  shop.get("/world", (request, response) => {
    createReadStream("maps/world.pdf").pipe(response); // !safe path-traversal
  });
};
