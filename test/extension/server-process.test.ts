import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, describe, expect, it } from "vitest";
import { ServerProcesses, endSoon } from "../../src/extension/server-process.ts";
import { temporaryStore } from "../harness/temporary-store.ts";

/** Says its name when it is spoken to, and ends only by force when it is told so. */
const PROGRAM = `process.on("message", (word) => {
  process.send(process.env.NAME);
});
process.on("disconnect", () => {});
process.on("SIGTERM", () => {});
`;

const started: ChildProcess[] = [];

afterEach(() => {
  for (const each of started.splice(0)) each.kill("SIGKILL");
});

function processes(path: string, lines: string[] = []): ServerProcesses {
  const say = (line: unknown) => lines.push(String(line));
  const output = { info: say, error: say } as never;
  return new ServerProcesses({ path, environment: { NAME: "till" }, output });
}

function take(all: ServerProcesses): ChildProcess {
  const server = all.take();
  started.push(server);
  return server;
}

describe("the server's process", () => {
  it("is the one that has begun ahead, and once it is taken a new one", async () => {
    using store = temporaryStore({ "start.cjs": PROGRAM });
    const all = processes(store.path("start.cjs"));
    all.begin();
    all.begin();
    const server = take(all);
    server.send("name");
    expect((await once(server, "message"))[0]).toBe("till");
    expect(take(all).pid).not.toBe(server.pid);
  });

  it("is a new one where that has ended before anybody talked to it, and what it said is kept", async () => {
    using store = temporaryStore({ "start.cjs": "console.error('no room'); process.exit(3);" });
    const lines: string[] = [];
    const all = processes(store.path("start.cjs"), lines);
    all.begin();
    while (!lines.includes("no room")) await sleep(20);
    await sleep(100);
    const server = take(all);
    expect((await once(server, "exit"))[0]).toBe(3);
  });

  it("ends by force where it does not end by itself", async () => {
    using store = temporaryStore({ "start.cjs": PROGRAM });
    const server = take(processes(store.path("start.cjs")));
    server.send("name");
    await once(server, "message");
    endSoon(server);
    expect((await once(server, "exit"))[1]).toBe("SIGKILL");
    // Of one that has ended nobody asks anything.
    endSoon(server);
  });
});
