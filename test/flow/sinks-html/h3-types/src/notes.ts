import { defineEventHandler, getRequestHost, getRouterParam, setHeader } from "h3";

export const hello = defineEventHandler((event) => `<p>${getRouterParam(event, "name")}</p>`); // !alert xss-server-response

export const note = defineEventHandler((event) => { // !safe xss-server-response
  setHeader(event, "content-type", "text/markdown; charset=utf-8");
  return `# ${getRouterParam(event, "name")}`;
});

export const page = defineEventHandler((event) => { // !alert xss-server-response
  setHeader(event, "content-type", "text/html");
  return `<p>${getRouterParam(event, "name")}</p>`;
});

export const host = defineEventHandler((event) => `<p>${getRequestHost(event)}</p>`); // !safe xss-server-response
