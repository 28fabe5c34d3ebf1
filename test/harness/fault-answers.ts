import { createHash } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { gzipSync } from "node:zlib";

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

export interface SeenRequest {
  /** Package name, decoded. */
  readonly name: string;
  readonly form: "full" | "abbreviated";
  readonly authorization: string | undefined;
  readonly headers: IncomingMessage["headers"];
}

export interface FaultOptions {
  readonly name?: string;
  readonly times?: number;
  readonly retryAfter?: string;
  readonly location?: string;
  /** Only full documents suffer. */
  readonly fullOnly?: boolean;
}

/** Answers a request well, or as a fault wants it. */
export function answer(
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
