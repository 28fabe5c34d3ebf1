import { createServer, request as ask } from "node:http";
import { type AddressInfo, connect } from "node:net";

export interface LoopbackProxy {
  readonly url: string;
  /** What was asked for: addresses of plain requests, `host:port` of tunnels. */
  readonly asked: readonly string[];
  readonly tunnels: readonly string[];
  /** What was shown to it. */
  readonly credentials: readonly (string | undefined)[];
  stop(): Promise<void>;
}

/** A proxy on loopback that passes everything on, to loopback only; or nothing, where it wants credentials. */
export async function startLoopbackProxy(wants?: string): Promise<LoopbackProxy> {
  const asked: string[] = [];
  const tunnels: string[] = [];
  const credentials: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    const target = new URL(request.url ?? "");
    asked.push(target.href);
    credentials.push(request.headers["proxy-authorization"]);
    if (wants !== undefined) {
      response.writeHead(407, { "proxy-authenticate": wants }).end();
      return;
    }
    const { method, headers } = request;
    const { port, pathname, search } = target;
    const path = pathname + search;
    const onward = ask({ host: "127.0.0.1", port, path, method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(response);
    });
    onward.on("error", () => response.destroy());
    request.pipe(onward);
  });
  server.on("connect", (request, socket) => {
    tunnels.push(request.url ?? "");
    credentials.push(request.headers["proxy-authorization"]);
    if (wants !== undefined) {
      socket.end(
        `HTTP/1.1 407 Denied\r\nProxy-Authenticate: ${wants}\r\nContent-Length: 0\r\n\r\n`,
      );
      return;
    }
    const port = Number(request.url?.split(":").at(-1));
    const onward = connect(port, "127.0.0.1", () => {
      socket.write("HTTP/1.1 200 Connection Established\r\n\r\n");
      onward.pipe(socket).pipe(onward);
    });
    for (const each of [onward, socket]) {
      each.on("error", () => [onward, socket].forEach((one) => one.destroy()));
    }
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    tunnels,
    credentials,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
