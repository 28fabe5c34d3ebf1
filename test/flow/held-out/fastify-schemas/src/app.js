import Fastify from "fastify";
import multipart from "@fastify/multipart";
import records from "./plugins/records.js";
import exportsPlugin from "./plugins/exports.js";
import { settings } from "./plugins/settings.js";
import payments from "./plugins/payments.js";

const app = Fastify({ logger: true });
app.register(multipart, { limits: { fileSize: 1_000_000 } });
app.register(records, { prefix: "/records" });
app.register(exportsPlugin, { prefix: "/exports" });
app.register(settings, { prefix: "/settings" });
app.register(payments, { prefix: "/payments" });
await app.listen({ port: 3000 });
