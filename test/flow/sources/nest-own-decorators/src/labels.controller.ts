import { exec } from "node:child_process";
import { Controller, Get, createParamDecorator, type ExecutionContext } from "@nestjs/common";
import { Cookie, Count, Label } from "./decorators";

export const Printer = createParamDecorator(
  (_: unknown, context: ExecutionContext) => context.switchToHttp().getRequest().headers["x-printer"], // !source
);

@Controller("labels")
export class LabelsController {
  @Get("one")
  print(@Label() label: string) {
    exec(`print ${label}`); // !alert command-injection
  }

  @Get("cookie")
  printCookie(@Cookie("label") label: string) {
    exec(`print ${label}`); // !alert command-injection
  }

  @Get("count")
  printMany(@Count() count) {
    exec(`print -n ${count}`); // !safe command-injection
  }

  @Get("printer")
  printThere(@Printer() printer: string) {
    exec(`print -P ${printer}`); // !alert command-injection
  }
}
