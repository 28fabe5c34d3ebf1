// Field names of a payment provider's types, test cards and comments store nothing.
export interface CardFields {
  cardNumber: string;
  cvv: string;
}

const TEST_CARD = "4242 4242 4242 4242";

export function hostedFields(container: HTMLElement) {
  // const cvv = req.body.cvv; await prisma.card.create({ data: { cvv } });
  return { container, fields: { cardNumber: { selector: "#card" }, cvv: { selector: "#cvv" } } }; // !safe card-data-handled
}

export function describeTest() {
  console.log("use the card", TEST_CARD); // !safe card-data-logged
}
