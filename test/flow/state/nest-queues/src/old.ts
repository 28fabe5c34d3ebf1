import { Body, Controller, Post } from "@nestjs/common";
import { InjectQueue, Process, Processor } from "@nestjs/bull";
import type { Job, Queue } from "bull";
import { exec } from "node:child_process";

@Controller("old")
export class OldController {
  constructor(@InjectQueue("old") private readonly old: Queue) {}
  @Post()
  async print(@Body() body: { file: string }) {
    await this.old.add("print", { file: body.file });
  }
}
@Processor("old")
export class OldProcessor {
  @Process("print")
  async print(job: Job<{ file: string }>) {
    exec(`lp ${job.data.file}`); // !alert command-injection
  }
}
@Processor("other")
export class OtherProcessor {
  @Process("print")
  async print(job: Job<{ file: string }>) {
    exec(`lp ${job.data.file}`); // !safe command-injection
  }
}
