import { readFileSync } from "node:fs";
import { resolve } from "node:path";

interface PluginOptions {
  routePattern: string;
  template: string;
  apiUrl: string;
}

export class SeoPlugin {
  private static options: PluginOptions;

  static init(options: PluginOptions) {
    this.options = options;
    return SeoPlugin;
  }

  async start() {
    const matcher = new RegExp(SeoPlugin.options.routePattern); // !safe redos-user-pattern
    const template = readFileSync(resolve(SeoPlugin.options.template), "utf8"); // !safe path-traversal
    const answer = await fetch(`${SeoPlugin.options.apiUrl}/status`); // !safe ssrf
    return { matcher, template, status: answer.status };
  }
}
