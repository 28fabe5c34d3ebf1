// Libraries for CSV that are told to disarm formulas do so, under options of different names.
import { PrismaClient } from "@prisma/client";
import { json2csv } from "json-2-csv";
import Papa from "papaparse";

const prisma = new PrismaClient();

export async function exportOrders() {
  const orders = await prisma.order.findMany();
  json2csv(orders); // !alert csv-formula-injection
  json2csv(orders, { preventCsvInjection: true }); // !safe csv-formula-injection
  Papa.unparse(orders, { escapeFormulae: false }); // !alert csv-formula-injection
  Papa.unparse(orders, { escapeFormulae: /^[=+\-@\t\r]/ }); // !safe csv-formula-injection
}
