import libxmljs from "libxmljs2";

const OPEN = { noent: true, noblanks: true };
const CLOSED = { noent: false, noblanks: true };

export function readCatalogue(text: string) {
  return libxmljs.parseXml(text, OPEN).root()?.name(); // !alert xxe
}

export function readPrices(text: string) {
  return libxmljs.parseXml(text, CLOSED).root()?.name(); // !safe xxe
}
