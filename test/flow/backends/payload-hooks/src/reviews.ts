import { exec } from "node:child_process";
import Handlebars from "handlebars";
import type { CollectionBeforeChangeHook, CollectionConfig, FieldHook, GlobalConfig } from "payload";

export const Reviews: CollectionConfig = {
  slug: "reviews",
  fields: [{ name: "photo", type: "text", hooks: { beforeValidate: [named] } }],
  endpoints: [
    {
      path: "/label",
      method: "post",
      handler: async (request) => {
        exec(`label ${request.query.size}`); // !alert command-injection
        return Response.json({});
      },
    },
  ],
  hooks: {
    beforeChange: [
      async ({ data, operation, req }) => {
        exec(`convert ${data.photo}`); // !alert command-injection
        exec(`convert ${Number(data.size)}`); // !safe command-injection
        exec(`convert ${req.query.size}`); // !alert command-injection
        exec(`convert ${operation}`); // !safe command-injection
      },
    ],
  },
};

const named: FieldHook = ({ value, siblingData }) => {
  exec(`convert ${value}`); // !alert command-injection
  exec(`convert ${siblingData.title}`); // !alert command-injection
  exec(`convert ${siblingData.title.length}`); // !safe command-injection
  return value;
};

export const note: CollectionBeforeChangeHook = async ({ data, req }) => {
  exec(`note ${data.text}`); // !alert command-injection
  await req.payload.sendEmail({ to: "shop@example.com", subject: "New", html: `<p>${data.text}</p>` }); // !alert email-injection
  await req.payload.sendEmail({ to: "shop@example.com", subject: "New", text: `${data.text}` }); // !safe email-injection
  await req.payload.sendEmail({ to: "shop@example.com", subject: data.title, text: "" }); // !alert email-injection
};

export default {
  slug: "footer",
  hooks: {
    afterChange: [
      async ({ doc, previousDoc }) => {
        Handlebars.compile(doc.text); // !alert template-injection
        Handlebars.compile("<p>{{text}}</p>")({ text: previousDoc.text }); // !safe template-injection
      },
    ],
    beforeChange: [
      ({ data }) => {
        exec(`warm ${data.path}`); // !alert command-injection
      },
    ],
  },
} satisfies GlobalConfig;
