import { MedusaService } from "@medusajs/framework/utils";
import { SavedCard, Wish } from "./models";

export default class WishlistService extends MedusaService({ Wish, SavedCard }) {}
