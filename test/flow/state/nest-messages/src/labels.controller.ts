import { Controller } from "@nestjs/common";
import { EventPattern, MessagePattern, Payload } from "@nestjs/microservices";
import { exec } from "node:child_process";

@Controller()
export class LabelsController {
  @MessagePattern({ cmd: "print" })
  print(data: { file: string }) {
    exec(`lp ${data.file}`); // !alert command-injection
  }
  @MessagePattern("print-too")
  printToo(@Payload() file: string) {
    exec(`lp ${file}`); // !alert command-injection
  }
  @EventPattern("label.noted")
  noted(@Payload() data: { file: string }) {
    exec(`lp ${data.file}`); // !safe command-injection
  }
}
