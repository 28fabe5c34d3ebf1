import { Body, Controller, Inject, Post } from "@nestjs/common";
import { ClientProxy } from "@nestjs/microservices";

@Controller("labels")
export class GatewayController {
  constructor(@Inject("LABELS") private readonly client: ClientProxy) {}

  @Post()
  print(@Body() body: { file: string }) {
    this.client.emit("label.noted", { file: "fixed" });
    return this.client.send({ cmd: "print" }, { file: body.file });
  }
  @Post("too")
  printToo(@Body() body: { file: string }) {
    return this.client.send("print-too", body.file);
  }
}
