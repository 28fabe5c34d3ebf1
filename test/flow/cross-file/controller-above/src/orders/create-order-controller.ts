import { exec } from "node:child_process";
import { BaseController } from "../shared/base-controller";
import type { CreateOrder } from "./create-order";

export class CreateOrderController extends BaseController {
  private useCase: CreateOrder;

  constructor(useCase: CreateOrder) {
    super();
    this.useCase = useCase;
  }

  async executeImpl() {
    const dto = this.req.body;
    exec("notify " + dto.name); // !alert command-injection
    exec("notify " + this.req.ip.length); // !safe command-injection
    return this.ok(await this.useCase.execute(dto));
  }
}
