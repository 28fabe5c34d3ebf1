import { defineEndpoint, defineHook, defineOperationApi } from "@directus/extensions-sdk";
import { exec } from "node:child_process";

export const first = defineEndpoint((router, { database }) => {
  router.get("/sales", async (req, res) => {
    res.json(await database.raw(`select * from sales where shop = '${req.query.shop}'`)); // !alert sql-injection
  });
});
export const second = defineEndpoint({
  id: "labels",
  handler: (router, { database }) => {
    router.post("/", async (req, res) => {
      exec(`label ${req.body.name}`); // !alert command-injection
      res.json(await database.raw("select * from sales where shop = ?", [req.query.shop])); // !safe sql-injection
    });
  },
});
export const hook = defineHook(({ filter }, { database }) => {
  filter("orders.items.create", async (input) => {
    await database.raw(`insert into log values ('${input.note}')`); // !alert sql-injection
  });
});
export const operation = defineOperationApi({
  id: "log",
  handler: async ({ text }, { database }) => database.raw("insert into log values (?)", [text]), // !safe sql-injection
});
