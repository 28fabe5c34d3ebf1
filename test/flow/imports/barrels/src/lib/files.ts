import { readFile } from "node:fs/promises";

async function readFileOf(name: string) {
  return readFile(`labels/${name}`); // !alert path-traversal
}

export { readFileOf };
