import { execFile, exec } from "node:child_process";
import { Injectable } from "@nestjs/common";
import { OnEvent } from "@nestjs/event-emitter";

@Injectable()
export class LabelListener {
  @OnEvent("label.wanted")
  print({ printer, title }: { printer: string; title: string }) {
    exec(`lp -d "${printer}" label.txt`); // !alert command-injection
    execFile("lp", ["-t", `Title ${title}`, "label.txt"]); // !safe command-injection
  }
}
