import Hapi from "@hapi/hapi";
import { exec } from "node:child_process";
import { GraphQLObjectType, GraphQLString } from "graphql";

const server = Hapi.server({ port: 3000 });
server.route({
  method: "GET",
  path: "/hello/{name}",
  handler: (request, h) => {
    return `<h1>${request.params.name}</h1>`; // !safe xss-server-response -- the finding stands at the route
  },
}); // !alert xss-server-response
server.route({
  method: "POST",
  path: "/run",
  options: {
    handler: (request, h) => {
      exec(request.payload.command); // !alert command-injection
      return h.redirect(request.query.next); // !alert open-redirect
    },
  },
});

Bun.serve({
  async fetch(request) {
    const url = new URL(request.url);
    exec(url.searchParams.get("command") ?? ""); // !alert command-injection
    return new Response("ok");
  },
});

export const query = new GraphQLObjectType({
  name: "Query",
  fields: {
    run: {
      type: GraphQLString,
      resolve: (parent, { command }) => exec(command), // !alert command-injection
    },
  },
});
