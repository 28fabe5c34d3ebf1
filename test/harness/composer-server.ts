import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";

/** A repository of Composer, other than Packagist. */
export interface ComposerServer {
  /** As composer.json names it. */
  readonly url: string;
  readonly host: string;
  /** Paths in the order in which they were asked for. */
  readonly asked: string[];
  readonly headers: IncomingMessage["headers"][];
  readonly bodies: string[];
  readonly stop: () => Promise<void>;
}

/** A repository on loopback, at `/shop`. Answers are by path; a number is a status. */
export async function startComposerServer(
  answers: Readonly<Record<string, unknown>>,
): Promise<ComposerServer> {
  const asked: string[] = [];
  const headers: IncomingMessage["headers"][] = [];
  const bodies: string[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on("data", (part: Buffer) => parts.push(part));
    request.on("end", () => {
      asked.push(request.url ?? "");
      headers.push(request.headers);
      if (parts.length > 0) bodies.push(Buffer.concat(parts).toString());
      const answer = answers[request.url ?? ""] ?? 404;
      response.writeHead(typeof answer === "number" ? answer : 200, {
        "content-type": "application/json",
      });
      response.end(typeof answer === "number" ? "{}" : JSON.stringify(answer));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const host = `127.0.0.1:${port}`;
  return {
    url: `http://${host}/shop`,
    host,
    asked,
    headers,
    bodies,
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
