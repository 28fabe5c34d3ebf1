import { CommandHandler, ICommandHandler } from "@nestjs/cqrs";
import { exec } from "node:child_process";
import { PrintLabel } from "./print-label.command";

@CommandHandler(PrintLabel)
export class PrintLabelHandler implements ICommandHandler<PrintLabel> {
  async execute(command: PrintLabel) {
    exec(`lp -d ${command.printer}`); // !alert command-injection
    exec(`lp -n ${command.copies}`); // !safe command-injection
  }
}
