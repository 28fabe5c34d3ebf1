/** What the editor says of its own way to the network. The address may hold a password: never logged. */
export interface EditorProxy {
  readonly url: string;
  /** Whether certificates are verified of what answers through this proxy. */
  readonly strictSsl: boolean;
  /** Hosts that are asked without it: names, `*.example.com`, `example.com:8080`, or `*` for all. */
  readonly noProxy: readonly string[];
}

/** The hosts that an editor leaves out, in the words of npm's client; undefined where all of them are left out for this address. */
export function hostsWithout(proxy: EditorProxy, url: URL): string[] | undefined {
  const own = url.port || (url.protocol === "https:" ? "443" : "80");
  const hosts: string[] = [];
  for (const entry of proxy.noProxy) {
    const [, name = "", port] = /^(.*?)(?::(\d+))?$/.exec(entry.trim().toLowerCase()) ?? [];
    if (name === "*") return undefined;
    // npm's client knows no ports: one that is not this registry's says nothing about it.
    if (port !== undefined && port !== own) continue;
    const host = name.replace(/^\*?\./, "");
    if (host !== "") hosts.push(host);
  }
  return hosts;
}
