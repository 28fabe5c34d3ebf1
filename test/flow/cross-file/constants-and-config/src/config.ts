export const TABLES = { products: "shop_products", stock: "shop_stock" } as const;
export const ERP = process.env.ERP_URL ?? "https://erp.shop.example.com";
export let lastTerm = "";

export function remember(term: string) {
  lastTerm = term;
}
