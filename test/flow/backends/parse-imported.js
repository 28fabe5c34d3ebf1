import Parse from "parse/node";
import { exec } from "node:child_process";

Parse.Cloud.define("label", ({ params }) => {
  exec(`label ${params.name}`); // !alert command-injection
  exec("label", params.name); // !safe command-injection
});
