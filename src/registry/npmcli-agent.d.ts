// The package ships no types. Only what is used here.
declare module "@npmcli/agent" {
  import type { Agent as HttpAgent, ClientRequest } from "node:http";

  export interface AgentOptions {
    readonly ca?: readonly string[];
    readonly cert?: string;
    readonly key?: string;
    readonly rejectUnauthorized?: boolean;
    readonly proxy?: string;
    readonly noProxy?: readonly string[];
    readonly maxSockets?: number;
  }

  export class Agent extends HttpAgent {
    constructor(options?: AgentOptions);
    addRequest(request: ClientRequest, options: { readonly port?: number | string }): void;
  }
}
