import { exec, execFile } from "node:child_process";
import type { Exporter } from "./ports";

export class PdfExporter implements Exporter {
  write(name: string) {
    exec(`pdf ${name}`); // !either command-injection -- one of four, of which any may be meant
  }
}

export class PngExporter implements Exporter {
  write(name: string) {
    execFile("png", ["--", name]); // !safe command-injection
  }
}

export class SvgExporter implements Exporter {
  write(name: string) {
    execFile("svg", ["--", name]); // !safe command-injection
  }
}

export class NoExporter implements Exporter {
  write(name: string) {
    console.error("no exporter", name.length);
  }
}
