#!/usr/bin/env node
import { exec, execSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { Command } from "commander";

const { values, positionals } = parseArgs({ allowPositionals: true, options: { out: { type: "string" } } });
const program = new Command().argument("<theme>").option("--port <port>").parse();

execSync(`git clone ${positionals[0]} ${values.out}`); // !safe command-injection
exec(`npm run dev -- --port ${program.opts().port}`); // !safe command-injection
console.log(readFileSync(process.argv[2], "utf8")); // !safe path-traversal, log-injection
process.on("exit", () => execSync(`kill ${process.pid}`)); // !safe command-injection
await import(positionals[1]); // !safe unsafe-dynamic-import
