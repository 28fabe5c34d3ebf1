import { writeFile } from "node:fs/promises";

interface UseCase<Request, Response> {
  execute(request: Request): Promise<Response>;
}

export class CreateOrder implements UseCase<any, void> {
  async execute(order: any) {
    await writeFile(`orders/${order.name}.json`, JSON.stringify(order)); // !alert path-traversal
    await writeFile(`orders/${Number(order.id)}.json`, JSON.stringify(order)); // !safe path-traversal
  }
}
