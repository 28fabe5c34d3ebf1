import { createServer, type IncomingMessage, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { gunzipSync } from "node:zlib";
import semver from "semver";
import { answer, type Fault, type FaultOptions, type SeenRequest } from "./fault-answers.ts";

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
