import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { gunzipSync } from "node:zlib";

type Json = Readonly<Record<string, unknown>>;

/** What Packagist and OSV answer, in their own words. */
export interface OutsideAnswers {
  /** Advisories by name. */
  packagist?: unknown;
  /** Documents by name. */
  documents?: Readonly<Record<string, unknown>>;
  /** When documents changed last, in the words of HTTP: who knows that state is told that it is unchanged. */
  modified?: string;
  /** Ids of records by `name@version`, or by name where no version is asked for. */
  osv?: Readonly<Record<string, readonly string[]>>;
  records?: Readonly<Record<string, Json>>;
  /** How many ids a page holds. */
  pageSize?: number;
  /** Answered instead of everything below a path. */
  status?: Readonly<Record<string, number>>;
}

export interface OutsideServer {
  readonly url: string;
  readonly answers: OutsideAnswers;
  /** Paths in the order in which they were asked for. */
  readonly asked: string[];
  readonly bodies: string[];
  readonly headers: IncomingMessage["headers"][];
  readonly mostAtOnce: number;
  stop(): Promise<void>;
}

interface Query {
  readonly package: { readonly name: string };
  readonly version?: string;
  readonly page_token?: string;
}

/** Packagist and OSV on loopback. What both always know is there: an answer without it is not believed. */
export async function startOutsideServer(answers: OutsideAnswers): Promise<OutsideServer> {
  const seen = {
    asked: [] as string[],
    bodies: [] as string[],
    headers: [] as IncomingMessage["headers"][],
  };
  let open = 0;
  let most = 0;
  const server = createServer((request, response) => {
    open++;
    most = Math.max(most, open);
    const parts: Buffer[] = [];
    request.on("data", (chunk: Buffer) => parts.push(chunk));
    request.on("end", () => {
      const path = request.url ?? "";
      const packed = Buffer.concat(parts);
      const body = (
        request.headers["content-encoding"] === "gzip" ? gunzipSync(packed) : packed
      ).toString();
      seen.asked.push(path);
      seen.headers.push(request.headers);
      if (body !== "") seen.bodies.push(body);
      const status = Object.entries(answers.status ?? {}).find(([start]) =>
        path.startsWith(start),
      )?.[1];
      const answer = status === undefined ? answerTo(path, body, answers) : {};
      const { modified } = answers;
      const isStated = modified !== undefined && path.startsWith("/p2/") && answer !== undefined;
      const isUnchanged = isStated && request.headers["if-modified-since"] === modified;
      // Long enough for others to come in between.
      setTimeout(() => {
        open--;
        response.writeHead(status ?? (isUnchanged ? 304 : answer === undefined ? 404 : 200), {
          "content-type": "application/json",
          ...(isStated && { "last-modified": modified }),
        });
        response.end(isUnchanged ? "" : JSON.stringify(answer ?? {}));
      }, 5);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    answers,
    ...seen,
    get mostAtOnce() {
      return most;
    },
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function answerTo(path: string, body: string, answers: OutsideAnswers): unknown {
  if (path === "/api/security-advisories/") return { advisories: answers.packagist ?? {} };
  const document = /^\/p2\/(.+)\.json$/.exec(path)?.[1];
  if (document !== undefined) return answers.documents?.[document];
  if (path === "/v1/querybatch") {
    const { queries }: { readonly queries: readonly Query[] } = JSON.parse(body);
    return { results: queries.map((query) => result(query, answers)) };
  }
  const id = /^\/v1\/vulns\/(.+)$/.exec(path)?.[1];
  return id === undefined ? undefined : answers.records?.[decodeURIComponent(id)];
}

function result(query: Query, { osv = {}, pageSize = 100 }: OutsideAnswers): Json {
  const { name } = query.package;
  const all = osv[query.version === undefined ? name : `${name}@${query.version}`] ?? [];
  const start = Number(query.page_token ?? 0);
  const page = all.slice(start, start + pageSize);
  if (page.length === 0) return {};
  const vulns = page.map((id) => ({ id, modified: "2026-01-01T00:00:00Z" }));
  const next = start + pageSize;
  return next < all.length ? { vulns, next_page_token: String(next) } : { vulns };
}
