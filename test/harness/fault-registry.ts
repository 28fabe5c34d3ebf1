import { createHash } from "node:crypto";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { gunzipSync, gzipSync } from "node:zlib";
import semver from "semver";

/** What the registry does instead of answering well. */
export type Fault =
  | "none"
  | "hang"
  | "reset"
  | "drip"
  | "unauthorized"
  | "forbidden"
  | "not-found"
  | "rate-limited"
  | "server-error"
  | "html"
  | "truncated-json"
  | "truncated-body"
  | "empty-object"
  | "other-package"
  | "redirect"
  | "redirect-loop"
  | "shared-etag"
  | "time-stripped"
  | "time-partial"
  | "gzip-bomb"
  | "error-bomb";

interface SeenRequest {
  /** Package name, decoded. */
  readonly name: string;
  readonly form: "full" | "abbreviated";
  readonly authorization: string | undefined;
  readonly headers: IncomingMessage["headers"];
}

export interface FaultRegistry {
  readonly url: string;
  readonly host: string;
  readonly requests: readonly SeenRequest[];
  /** Counts of requests that were open at the same time. */
  readonly mostAtOnce: number;
  /** A document that is served for its name; without one the answer is 404. */
  serve(document: { readonly name: string; readonly [key: string]: unknown }): void;
  /** What is answered about vulnerable versions, in the registry's own words; at first no more than what all know. */
  advise(advisories: AdvisoryTable): void;
  /** What was asked about vulnerable versions: the bodies, unpacked. */
  readonly questions: readonly Readonly<Record<string, readonly string[]>>[];
  /** The requests that asked it, which are not among the others. */
  readonly posts: readonly SeenRequest[];
  /** Any other path below its address. */
  servePath(path: string, document: Readonly<Record<string, unknown>>): void;
  /** What happens to requests for a name, or to all of them; for so many requests, else for ever. */
  fault(fault: Fault, options?: FaultOptions): void;
  forget(): void;
  stop(): Promise<void>;
}

/** The address below the registry's own where advisories are asked for, and the name for their faults. */
export const ADVISORIES = "-/npm/v1/security/advisories/bulk";

export type AdvisoryTable = Readonly<Record<string, readonly RawAdvisory[]>>;

/** What every registry with advisories knows. */
export const KNOWN_TO_ALL: AdvisoryTable = {
  minimist: [{ id: 1, title: "known", severity: "critical", vulnerable_versions: "<0.2.4" }],
};

interface RawAdvisory {
  readonly vulnerable_versions: string;
  readonly [key: string]: unknown;
}

export interface FaultOptions {
  readonly name?: string;
  readonly times?: number;
  readonly retryAfter?: string;
  readonly location?: string;
  /** Only full documents suffer. */
  readonly fullOnly?: boolean;
}

interface ActiveFault extends FaultOptions {
  readonly fault: Fault;
  left: number;
}

interface FaultRegistryOptions {
  /** Holds back every answer. */
  readonly delayMs?: number;
  readonly privateScope?: string;
  /** Documents are sent packed to whoever takes them so. */
  readonly packed?: boolean;
}

/** An npm registry on loopback that fails on demand. */
export async function startFaultRegistry(
  options: FaultRegistryOptions = {},
): Promise<FaultRegistry> {
  const documents = new Map<string, Readonly<Record<string, unknown>>>();
  const requests: SeenRequest[] = [];
  const faults: ActiveFault[] = [];
  const questions: Record<string, readonly string[]>[] = [];
  const posts: SeenRequest[] = [];
  let advisories = KNOWN_TO_ALL;
  let open = 0;
  let mostAtOnce = 0;

  const server = createServer((request, response) => {
    const seen = seenRequest(request);
    (seen.name === ADVISORIES ? posts : requests).push(seen);
    open++;
    mostAtOnce = Math.max(mostAtOnce, open);
    response.on("close", () => open--);
    const active = faults.findLast(
      (each) =>
        each.left > 0 &&
        (each.name === undefined || each.name === seen.name) &&
        (!each.fullOnly || seen.form === "full"),
    );
    if (active) active.left--;
    const isPrivate = options.privateScope && seen.name.startsWith(`${options.privateScope}/`);
    const fault =
      isPrivate && seen.authorization === undefined ? "unauthorized" : (active?.fault ?? "none");
    const reply = (document: Readonly<Record<string, unknown>> | undefined): void => {
      const packed = options.packed ?? false;
      const about = { ...active, packed };
      setTimeout(() => answer(response, fault, document, seen, about), options.delayMs ?? 0);
    };
    if (seen.name !== ADVISORIES) return reply(documents.get(seen.name));
    void readQuestion(request).then((question) => {
      questions.push(question);
      reply(affected(advisories, question));
    });
  });
  const url = await listen(server);
  return {
    url,
    host: new URL(url).host,
    requests,
    get mostAtOnce() {
      return mostAtOnce;
    },
    advise: (table) => void (advisories = table),
    questions,
    posts,
    servePath: (path, document) => void documents.set(path, document),
    serve: (document) => void documents.set(document.name, document),
    fault: (fault, more = {}) =>
      void faults.push({ ...more, fault, left: more.times ?? Number.POSITIVE_INFINITY }),
    forget: () => {
      faults.length = 0;
      requests.length = 0;
      questions.length = 0;
      posts.length = 0;
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** A server's address on loopback that nothing listens on any more. */
export async function deadAddress(): Promise<string> {
  const registry = await startFaultRegistry();
  await registry.stop();
  return registry.url;
}

function listen(server: Server): Promise<string> {
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    });
  });
}

function seenRequest(request: IncomingMessage): SeenRequest {
  const { headers } = request;
  return {
    name: decodeURIComponent((request.url ?? "/").slice(1)),
    form: headers.accept?.includes("install-v1") ? "abbreviated" : "full",
    authorization: headers.authorization,
    headers,
  };
}

async function readQuestion(
  request: IncomingMessage,
): Promise<Readonly<Record<string, readonly string[]>>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const body = Buffer.concat(chunks);
  const isPacked = request.headers["content-encoding"] === "gzip";
  return JSON.parse((isPacked ? gunzipSync(body) : body).toString());
}

/** As the public registry does: advisories of the names asked about that one of the versions is in. */
function affected(
  advisories: AdvisoryTable,
  question: Readonly<Record<string, readonly string[]>>,
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(question).flatMap(([name, versions]) => {
      const hits = (advisories[name] ?? []).filter((each) =>
        versions.some((version) => semver.satisfies(version, each.vulnerable_versions)),
      );
      return hits.length > 0 ? [[name, hits]] : [];
    }),
  );
}

function answer(
  response: ServerResponse,
  fault: Fault,
  document: Readonly<Record<string, unknown>> | undefined,
  seen: SeenRequest,
  options: FaultOptions & { readonly packed: boolean },
): void {
  const send = (
    status: number,
    body: string | Buffer,
    headers: Record<string, string> = {},
  ): void => {
    response.writeHead(status, { "content-type": "application/json", ...headers }).end(body);
  };
  const good = (): void => {
    if (!document) return send(404, '{"error":"not found"}');
    // Real public registries leave the dates out of abbreviated documents.
    const { time, ...rest } = document;
    const text = JSON.stringify(seen.form === "full" ? { time, ...rest } : rest);
    // One tag for both forms, as some proxies send: who sends it for the other form is told 304.
    const named = fault === "shared-etag" ? JSON.stringify(document) : text;
    const etag = `"${createHash("sha256").update(named).digest("hex")}"`;
    if (seen.headers["if-none-match"] === etag) return send(304, "");
    const isPacked = options.packed && seen.headers["accept-encoding"]?.includes("gzip");
    if (isPacked) send(200, gzipSync(text), { etag, "content-encoding": "gzip" });
    else send(200, text, { etag });
  };
  switch (fault) {
    case "none":
    case "shared-etag":
      return good();
    case "hang":
      return;
    case "reset":
      return void response.socket?.destroy();
    case "drip":
      response.writeHead(200, { "content-type": "application/json" });
      return drip(response);
    case "unauthorized":
      return send(401, '{"error":"authorization required, secret-in-body"}', {
        "www-authenticate": "Basic, Bearer",
      });
    case "forbidden":
      return send(403, "{}");
    case "not-found":
      return send(404, '{"error":"no such package available"}');
    case "rate-limited":
      return send(
        429,
        "slow down",
        options.retryAfter === undefined ? {} : { "retry-after": options.retryAfter },
      );
    case "server-error":
      return send(500, "oops");
    case "html":
      return send(200, "<!doctype html><title>Sign in</title>", { "content-type": "text/html" });
    case "truncated-json":
      return send(200, JSON.stringify(document ?? {}).slice(0, -20));
    case "truncated-body": {
      const body = JSON.stringify(document ?? {});
      response.writeHead(200, {
        "content-type": "application/json",
        "content-length": body.length + 500,
      });
      response.write(body.slice(0, 20));
      return void setTimeout(() => response.socket?.destroy(), 10);
    }
    case "empty-object":
      return send(200, "{}");
    case "other-package":
      return send(200, JSON.stringify({ ...document, name: "other" }));
    case "redirect":
      return send(302, "", { location: options.location ?? "" });
    case "redirect-loop":
      return send(302, "", { location: `/${encodeURIComponent(seen.name)}` });
    case "time-stripped":
      return send(200, JSON.stringify({ ...document, time: undefined }));
    case "time-partial": {
      const time = Object.entries(Object(document?.["time"])).slice(0, 1);
      return send(200, JSON.stringify({ ...document, time: Object.fromEntries(time) }));
    }
    case "gzip-bomb":
      return send(200, gzipSync(Buffer.alloc(20_000_000, 32)), { "content-encoding": "gzip" });
    case "error-bomb":
      return send(403, gzipSync(Buffer.alloc(200_000_000, 32)), { "content-encoding": "gzip" });
  }
}

/** One blank at a time, for ever: each of them keeps an idle timer from firing. */
function drip(response: ServerResponse): void {
  const timer = setInterval(() => response.write(" "), 20);
  response.on("close", () => clearInterval(timer));
}
