import { model } from "@medusajs/framework/utils";
export const Review = model.define("review", { id: model.id().primaryKey(), text: model.text() });
