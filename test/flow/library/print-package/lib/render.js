import { runInNewContext } from "node:vm";

export function render(template) {
  return runInNewContext("`" + template + "`"); // !alert code-injection
}

export function renderFixed() {
  return runInNewContext("1 + 1"); // !safe code-injection
}
