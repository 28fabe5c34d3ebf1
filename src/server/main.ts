import { ProposedFeatures, createConnection } from "vscode-languageserver/node";
import { rules } from "../generated/rules.ts";
import { systemClock } from "../host/clock.ts";
import { findFiles } from "../host/find-files.ts";
import { createProjectFiles } from "../host/project-files.ts";
import { readTrackedFiles } from "../host/tracked-files.ts";
import { startServer } from "./server.ts";

// The editor starts this file as a process of its own and talks to it over the channel that its
// arguments name.
startServer(createConnection(ProposedFeatures.all), {
  rules,
  host: { files: createProjectFiles, findFiles, trackedFiles: readTrackedFiles },
  now: systemClock,
});
