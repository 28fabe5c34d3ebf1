import { exec } from "node:child_process";
import { initServer as start } from "@ts-rest/express";
import { createNextRoute as next } from "@ts-rest/next";
import { tsr as serverless } from "@ts-rest/serverless";
import { tsRestHandler as nest } from "@ts-rest/nest";
import type { Db } from "mongodb";

const s = start();
export const routes = (contract: any, db: Db) =>
  s.router(contract, {
    create: async ({ body, query, params, headers, file }) => {
      exec(`label ${body.name}`); // !alert command-injection
      exec(`label ${query.name}`); // !alert command-injection
      exec(`label ${params.id}`); // !alert command-injection
      exec(`label ${headers["x-shop"]}`); // !alert command-injection
      exec(`label ${file.originalname}`); // !alert command-injection
      return db.collection("labels").findOne({ name: body.name }); // !safe nosql-operator-injection
    },
    show: {
      middleware: [],
      handler: async ({ params }) => {
        exec(`label ${params.id}`); // !alert command-injection
      },
    },
    nested: {
      list: async ({ query }) => {
        exec(`label ${query.name}`); // !alert command-injection
      },
    },
  });
export const one = s.route({}, async ({ params }) => {
  exec(`label ${params.id}`); // !alert command-injection
});
export default next({}, {
  list: async ({ query }) => {
    exec(`label ${query.name}`); // !alert command-injection
  },
});
export const functions = serverless.router({}, {
  list: async ({ query }) => {
    exec(`label ${query.name}`); // !alert command-injection
  },
  more: {
    handler: async ({ query }) => {
      exec(`label ${query.name}`); // !alert command-injection
    },
  },
});
export const single = () =>
  nest({}, async ({ params }) => {
    exec(`label ${params.id}`); // !alert command-injection
  });
export const several = () =>
  nest({}, {
    list: async ({ query }) => {
      exec(`label ${query.name}`); // !alert command-injection
    },
  });
