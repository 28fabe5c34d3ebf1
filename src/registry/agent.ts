import type { ClientRequest, IncomingMessage } from "node:http";
import type { Agent as NpmAgent } from "@npmcli/agent";
import type { RegistrySettings } from "./registry-settings.ts";

/** Says of an answer that it is still packed, in place of the header that says so to npm's client. */
export const PACKED = "storewarden-packed";

/** Error answers are read by the client without a limit of its own. */
const MAX_ERROR_BYTES = 64 * 1024;

/**
 * The agent for one registry. npm's client follows redirects and keeps the credentials when only
 * the port or the protocol changes, and TLS would show the client certificate to any host; so this
 * is the last gate: what leaves for another origin leaves without them.
 */
export async function createAgent(settings: RegistrySettings, sockets: number): Promise<NpmAgent> {
  const { Agent } = await import("./network-library.ts");
  const home = new URL(settings.url);
  const common = {
    ...(settings.ca && { ca: settings.ca }),
    ...(settings.proxy !== undefined && { proxy: settings.proxy }),
    noProxy: settings.noProxy,
    rejectUnauthorized: settings.strictSsl,
    maxSockets: sockets,
  };
  const stranger = new Agent(common);

  class GuardedAgent extends Agent {
    override addRequest(
      request: ClientRequest,
      options: { readonly port?: number | string },
    ): void {
      request.prependOnceListener("response", leavePacked);
      request.prependOnceListener("response", boundErrors);
      if (isHome(request, options.port, home)) {
        super.addRequest(request, options);
        return;
      }
      for (const name of ["authorization", "cookie", "npm-auth-type", "npm-otp"]) {
        request.removeHeader(name);
      }
      stranger.addRequest(request, options);
    }

    override destroy(): void {
      stranger.destroy();
      super.destroy();
    }
  }

  return new GuardedAgent({
    ...common,
    ...(settings.cert !== undefined && { cert: settings.cert }),
    ...(settings.key !== undefined && { key: settings.key }),
  });
}

function isHome(request: ClientRequest, port: number | string | undefined, home: URL): boolean {
  const fallback = home.protocol === "https:" ? 443 : 80;
  return (
    request.protocol === home.protocol &&
    request.host.toLowerCase() === home.hostname.replace(/^\[|\]$/g, "") &&
    Number(port ?? fallback) === Number(home.port || fallback)
  );
}

/** npm's client would unpack in the one thread that answers the editor, with no limit for what a few bytes become. */
function leavePacked(response: IncomingMessage): void {
  const { headers } = response;
  delete headers[PACKED];
  if (!/^(?:x-)?gzip$/i.test(headers["content-encoding"] ?? "")) return;
  delete headers["content-encoding"];
  headers[PACKED] = "gzip";
}

/** An error's text is never shown, so it is neither unpacked nor read to its end. */
function boundErrors(response: IncomingMessage): void {
  if ((response.statusCode ?? 0) < 400) return;
  delete response.headers["content-encoding"];
  let bytes = 0;
  response.on("data", (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > MAX_ERROR_BYTES) response.destroy(new Error("The error answer is too long."));
  });
}
