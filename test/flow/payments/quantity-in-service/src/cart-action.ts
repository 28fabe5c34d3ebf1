"use server";

import { addLine, addLineChecked } from "./cart-service";

export async function addToCart(form: FormData) {
  await addLine(String(form.get("sku")), Number(form.get("quantity"))); // !source
}

export async function addToCartChecked(form: FormData) {
  await addLineChecked(String(form.get("sku")), Number(form.get("quantity")));
}
