import { Body, Controller, Get, Inject, Param, Post } from "@nestjs/common";
import type { Exporter, Patterns, Settings } from "./ports";

@Controller("patterns")
export class PatternsController {
  @Inject("EXPORTER") private exporter: Exporter;

  constructor(
    @Inject("PATTERNS") private readonly patterns: Patterns,
    @Inject("SETTINGS") private readonly settings: Settings,
  ) {}

  @Get(":name")
  named(@Param("name") name: string) {
    return Promise.all([this.patterns.named(name), this.patterns.bound(name)]);
  }

  @Post()
  export(@Body() body: { name: string }) {
    this.exporter.write(body.name);
    return this.settings.name;
  }
}
