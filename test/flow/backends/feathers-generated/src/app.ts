import { feathers } from "@feathersjs/feathers";
import { koa } from "@feathersjs/koa";
import knex from "knex";
import { labels } from "./labels";
import { orders } from "./orders";

const app = koa(feathers());
app.set("postgresqlClient", knex({ client: "pg" }));
app.configure(labels);
app.configure(orders);
