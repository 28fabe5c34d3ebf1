import { createServer, request, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { gunzipSync } from "node:zlib";
import semver from "semver";
import { ADVISORIES, type AdvisoryTable } from "../../harness/fault-registry.ts";

/** A registry with advisories: everything else is answered by the one behind it. */
export interface AdvisoryFront {
  /** With a slash at the end. */
  readonly url: string;
  stop(): Promise<void>;
}

/** Verdaccio hands questions about advisories to the public registry, which tests must not ask. */
export async function startAdvisoryFront(
  behind: string,
  table: AdvisoryTable,
): Promise<AdvisoryFront> {
  const server = createServer(async (incoming, response) => {
    const body = await bodyOf(incoming);
    if (incoming.method === "POST" && incoming.url?.endsWith(ADVISORIES)) {
      const text = incoming.headers["content-encoding"] === "gzip" ? gunzipSync(body) : body;
      const question = JSON.parse(text.toString()) as Record<string, readonly string[]>;
      response.setHeader("content-type", "application/json");
      response.end(JSON.stringify(affected(table, question)));
      return;
    }
    const { method, headers } = incoming;
    const address = new URL((incoming.url ?? "/").replace(/^\/+/, ""), behind);
    const onward = request(
      address,
      { method, headers: { ...headers, host: address.host } },
      (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      },
    );
    onward.on("error", () => response.writeHead(502).end());
    onward.end(body);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function bodyOf(incoming: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function affected(
  table: AdvisoryTable,
  question: Readonly<Record<string, readonly string[]>>,
): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(question).flatMap(([name, versions]) => {
      const hits = (table[name] ?? []).filter((each) =>
        versions.some((version) => semver.satisfies(version, each.vulnerable_versions)),
      );
      return hits.length > 0 ? [[name, hits]] : [];
    }),
  );
}
