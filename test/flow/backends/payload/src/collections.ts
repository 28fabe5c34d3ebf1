import { exec, execFile } from "node:child_process";
import { buildConfig, getPayload } from "payload";
import type { CollectionConfig, Endpoint, PayloadHandler, PayloadRequest } from "payload";

export const Orders: CollectionConfig = {
  slug: "orders",
  fields: [],
  endpoints: [
    {
      path: "/:id/label",
      method: "post",
      handler: async (req) => {
        exec(`label ${req.routeParams.id}`); // !alert command-injection
        execFile("label", ["--", `order-${req.routeParams.id}`]); // !safe command-injection
        exec(`label ${req.searchParams.get("format")}`); // !alert command-injection
        const body = await req.json();
        await req.payload.update({ collection: "orders", id: 4, data: body }); // !alert mass-assignment
        await req.payload.update({ collection: "orders", id: 4, data: { note: body.note } }); // !safe mass-assignment
        return Response.json({ ok: true });
      },
    },
  ],
};
export const search: Endpoint = {
  path: "/search",
  method: "get",
  handler: async (req) => {
    await req.payload.db.drizzle.execute(`select * from p where n = '${req.query.q}'`); // !alert sql-injection
    return Response.json({});
  },
};
export const older: PayloadHandler = async (req, res) => {
  exec(`print ${req.body.file}`); // !alert command-injection
  res.send(`<p>${req.query.name}</p>`); // !alert xss-server-response
};
export async function store(req: PayloadRequest) {
  const payload = await getPayload({});
  await payload.create({ collection: "customers", data: req.data }); // !alert mass-assignment
  await payload.create({ collection: "customers", data: { owner: req.user.id } }); // !safe mass-assignment
}
export default buildConfig({
  endpoints: [
    {
      path: "/ping",
      method: "get",
      handler: async (req) => {
        exec(`ping ${req.searchParams.get("host")}`); // !alert command-injection
        return Response.json({});
      },
    },
  ],
});
