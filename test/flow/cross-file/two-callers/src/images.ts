import { exec } from "node:child_process";

export function thumbnail(file: string) {
  exec(`convert ${file} -resize 200 small.png`); // !alert command-injection
}

export function resize(file: string, width: number) {
  exec(`convert ${file} -resize ${width} small.png`); // !safe command-injection
}
