// The entry of a thread that reads large documents of registries and says what is kept of them.
import { parentPort } from "node:worker_threads";
import { serveDocuments } from "../registry/document-thread.ts";

if (parentPort) serveDocuments(parentPort);
