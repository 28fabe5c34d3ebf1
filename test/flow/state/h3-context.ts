import { exec } from "node:child_process";
import { createApp, createRouter, defineEventHandler, getQuery } from "h3";

// What a handler leaves in the context of the event is found by those that come after it.
const app = createApp();
const router = createRouter();

app.use(
  defineEventHandler((event) => {
    event.context.label = getQuery(event).label; // !source
    event.context.started = Date.now();
  }),
);

router.get(
  "/labels",
  defineEventHandler((event) => {
    exec(`print ${event.context.label}`); // !alert command-injection
    exec(`print ${event.context.started}`); // !safe command-injection
    return "printed";
  }),
);

app.use(router);
