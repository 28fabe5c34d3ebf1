import { Body, Controller, Post } from "@nestjs/common";
import { InjectQueue } from "@nestjs/bullmq";
import { Queue } from "bullmq";

@Controller("labels")
export class LabelsController {
  constructor(
    @InjectQueue("labels") private readonly labels: Queue,
    @InjectQueue("fixed") private readonly fixed: Queue,
  ) {}

  @Post()
  async print(@Body() body: { file: string }) {
    await this.labels.add("print", { file: body.file });
    await this.fixed.add("print", { file: "fixed" });
  }
}
