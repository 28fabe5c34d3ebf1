import { readFileSync } from "node:fs";

export default function globes(shop) {
  shop.get("/globes", (request, response) => {
    response.send(readFileSync(`globes/${request.query.name}`)); // !alert path-traversal
  });
}
