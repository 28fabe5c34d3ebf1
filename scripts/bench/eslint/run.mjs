// node run.mjs FOLDER LIST WORKERS: lints the files of a JSON list, relative to a folder.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ESLint } from "eslint";

const [folder = "", list = "", workers = "1"] = process.argv.slice(2);
const eslint = new ESLint({
  cwd: folder,
  overrideConfigFile: join(import.meta.dirname, "eslint.config.mjs"),
  concurrency: Number(workers),
  ignore: false,
});
const results = await eslint.lintFiles(JSON.parse(readFileSync(list, "utf8")));
const messages = results.flatMap((result) => result.messages);
const failed = messages.filter((message) => message.fatal).length;
console.log(`${results.length} files, ${messages.length} messages, ${failed} files not parsed`);
