import type { WorkspaceConfiguration } from "vscode";
import type { ProxySettings } from "../protocol/messages.ts";

/**
 * The proxy of the editor's `http` settings. In Restricted Mode only what the person set counts: a
 * workspace could name a proxy of its own, and see all that passes.
 */
export function editorProxy(
  http: Pick<WorkspaceConfiguration, "get" | "inspect">,
  isTrusted: boolean,
): ProxySettings | undefined {
  const read = (name: string): unknown => {
    if (isTrusted) return http.get<unknown>(name);
    const known = http.inspect<unknown>(name);
    return known?.globalValue ?? known?.defaultValue;
  };
  const url = read("proxy");
  if (typeof url !== "string" || url === "" || read("proxySupport") === "off") return undefined;
  const excluded = read("noProxy");
  const authorization = read("proxyAuthorization");
  return {
    url,
    ...(typeof authorization === "string" && authorization !== "" && { authorization }),
    strictSsl: read("proxyStrictSSL") !== false,
    noProxy: Array.isArray(excluded) ? excluded.filter((each) => typeof each === "string") : [],
  };
}
