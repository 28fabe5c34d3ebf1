import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const { execSync } = require("child_process");

export const run = (name) => execSync(`git ${name}`); // !alert command-injection
export const status = () => execSync("git status"); // !safe command-injection
