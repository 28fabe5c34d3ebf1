import { ProposedFeatures, createConnection } from "vscode-languageserver/node";
import { middleware } from "../generated/middleware.ts";
import { models } from "../generated/models.ts";
import { platforms } from "../generated/platforms.ts";
import { rules } from "../generated/rules.ts";
import { systemClock } from "../host/clock.ts";
import { FactCache, programVersion } from "../host/fact-cache.ts";
import { findFiles } from "../host/find-files.ts";
import { isEditorFull } from "../host/memory.ts";
import { neighbour } from "../host/neighbour.ts";
import { createProjectFiles } from "../host/project-files.ts";
import { readTrackedFiles } from "../host/tracked-files.ts";
import { patientMaker } from "../host/worker-pool.ts";
import { startServer } from "./server.ts";

// The editor starts this file as a process of its own and talks to it over the channel that its
// arguments name.
const connection = createConnection(ProposedFeatures.all);

// Whatever nobody waited for must not end the process with everything that it knows; it is said.
process.on("unhandledRejection", (reason) => {
  connection.console.error(
    reason instanceof Error ? (reason.stack ?? reason.message) : String(reason),
  );
});

// Without its editor the server has nobody to work for; the library notices only that a process has ended.
process.once("disconnect", () => process.exit(1));

const program = process.argv[1] ?? "";
const worker = neighbour(program, "worker.js");
const parser = neighbour(program, "parser.js");
const documents = neighbour(program, "documents.js");
let version: string | undefined;

startServer(connection, {
  rules,
  models,
  platforms,
  middleware,
  host: {
    ...(documents !== undefined && { documentProgram: documents }),
    files: createProjectFiles,
    findFiles,
    trackedFiles: readTrackedFiles,
    isFull: isEditorFull,
    factCache: (folder) => {
      // Nobody asks before the first answer, and megabytes are read for it.
      version ??= programVersion([program, worker ?? "", parser ?? ""]);
      return version === undefined ? undefined : new FactCache(folder, version);
    },
    ...(worker === undefined
      ? {}
      : { factMaker: (setup) => patientMaker({ ...setup, program: worker }) }),
  },
  now: systemClock,
});
