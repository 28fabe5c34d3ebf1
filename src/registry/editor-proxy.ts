/** What the editor says of its own way to the network. Address and authorization may hold a password: never logged. */
export interface EditorProxy {
  readonly url: string;
  /** The value of `Proxy-Authorization`. */
  readonly authorization?: string;
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

/**
 * The address of a proxy with the name and password that it is to be shown. npm's client takes both
 * from the address alone, so that schemes besides Basic cannot be used.
 */
export function proxyAddress({ url, authorization = "" }: EditorProxy): string {
  const encoded = /^\s*Basic\s+([\w+/=-]+)\s*$/i.exec(authorization)?.[1];
  const [, name, password] =
    /^([^:]*):(.*)$/s.exec(Buffer.from(encoded ?? "", "base64").toString("utf8")) ?? [];
  if (name === undefined || password === undefined) return url;
  const address = new URL(url);
  // Who writes them into the address means them.
  if (address.username !== "" || address.password !== "") return url;
  address.username = encodeURIComponent(name);
  address.password = encodeURIComponent(password);
  return address.href;
}
