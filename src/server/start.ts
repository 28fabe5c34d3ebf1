// What the editor starts: loads the server from the code that an earlier start compiled.
import { compileLess } from "../host/compile-less.ts";
import { CompiledPrograms } from "../host/compiled-programs.ts";
import { neighbour } from "../host/neighbour.ts";
import { COMPILED_FOLDER } from "../protocol/server-process.ts";

/** By then the first document has been answered, and what that took has not been dropped again. */
const KEEP_AFTER_MS = 4_000;

const server = neighbour(process.argv[1] ?? "", "server.js");
if (server === undefined)
  throw new Error("The server does not lie beside the program that starts it.");
compileLess();
// Whoever asks which program runs means the server.
process.argv[1] = server;
const programs = new CompiledPrograms(process.env[COMPILED_FOLDER], ["./parser.js"]);
programs.load(server);
setTimeout(() => programs.keep(), KEEP_AFTER_MS).unref();
process.once("exit", () => programs.keep());
