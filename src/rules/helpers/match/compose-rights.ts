import type { ConfigDocument, ConfigEntry } from "../../../engine/api.ts";
import { configPlace } from "./config-place.ts";

/** A setting that gives a container of the store the rights of its machine. */
export interface GivenRight {
  readonly at: ConfigEntry["valueRange"];
  readonly message: "privileged" | "socket";
}

/** Tools that are there to look after other containers. */
const KEEPERS =
  /traefik|portainer|watchtower|dozzle|cadvisor|docker-gen|nginx-proxy|swarm|ouroboros|diun|datadog|netdata|promtail|vector|fluent|telegraf|alloy|autoheal|socket-proxy|dind|docker:|runner|jenkins|drone|woodpecker|localstack|crowdsec|glances|homepage|homarr|filebeat|newrelic|loki|yacht|lazydocker|ofelia|renovate/i;

/** Privileged services of a compose file, and those that get the socket of Docker. */
export function givesAway(document: ConfigDocument): readonly GivenRight[] {
  if (configPlace(document) !== "compose") return [];
  const images = new Map<string, string>();
  for (const { path, value } of document.entries)
    if (path[0] === "services" && path[2] === "image") images.set(path[1] ?? "", String(value));
  return document.entries.flatMap((entry): readonly GivenRight[] => {
    const [top, service = "", key] = entry.path;
    if (top !== "services" || KEEPERS.test(`${service} ${images.get(service) ?? ""}:`)) return [];
    const at = entry.valueRange;
    if (key === "privileged" && entry.path.length === 3 && entry.value === true)
      return [{ at, message: "privileged" }];
    const isSocket = /^\/(?:var\/)?run\/docker\.sock(?::|$)/.test(String(entry.value));
    return key === "volumes" && isSocket ? [{ at, message: "socket" }] : [];
  });
}
