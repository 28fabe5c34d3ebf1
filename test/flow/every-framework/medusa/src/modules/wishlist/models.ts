import { model } from "@medusajs/framework/utils";

export const Wish = model.define("wish", { id: model.id().primaryKey(), customer_id: model.text(), sku: model.text() });
export const SavedCard = model.define("saved_card", { id: model.id().primaryKey(), number: model.text(), token: model.text() });
