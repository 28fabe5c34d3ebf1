import { execFile } from "node:child_process";

export function preview(label: string) {
  execFile("preview", ["--", label]); // !safe command-injection
}
