import vine from "@vinejs/vine";

export const place = vine.compile(
  vine.object({
    quantity: vine.number().withoutDecimals().range([1, 20]),
    sort: vine.enum(["name", "price"]),
    note: vine.string().trim().maxLength(80),
    total: vine.number(),
  }),
);

export const profile = vine.compile(vine.object({ fullName: vine.string() }));

export const open = vine.create(vine.object({ name: vine.string() }).allowUnknownProperties());

export const lines = vine.compile(
  vine.object({
    filter: vine.object({ sort: vine.enum(["name"]), note: vine.string() }).optional(),
    items: vine.array(vine.object({ product: vine.number(), sort: vine.enum(["name"]) })).minLength(1),
    quantity: vine.number().positive(),
    loose: vine.number(),
    most: vine.number().max(9),
  }),
);

export const picture = vine.compile(
  vine.object({ image: vine.file({ size: "2mb", extnames: ["jpg"] }), name: vine.string() }),
);
