import { getFirestore, type QueryDocumentSnapshot, type Transaction } from "firebase-admin/firestore";
import { firestore } from "firebase-functions/v1";
import { onDocumentCreated, onDocumentUpdated } from "firebase-functions/v2/firestore";
import sendgrid from "@sendgrid/mail";

const mail = { to: "desk@store.example", from: "shop@store.example", subject: "Order" };

export const created = onDocumentCreated("orders/{id}", async (event) => {
  const order = event.data!.data();
  await sendgrid.send({ ...mail, html: `<p>${order.note}</p>` }); // !alert email-injection
  await sendgrid.send({ ...mail, text: `Note: ${order.note}` }); // !safe email-injection
});
export const updated = onDocumentUpdated("orders/{id}", async (event) => {
  await sendgrid.send({ ...mail, html: `<p>${event.data!.after.get("note")}</p>` }); // !alert email-injection
});
export const old = firestore.document("orders/{id}").onCreate(async (snap) => {
  await sendgrid.send({ ...mail, html: `<p>${snap.data().note}</p>` }); // !alert email-injection
});
export const changed = firestore.document("orders/{id}").onUpdate(async (change) => {
  await sendgrid.send({ ...mail, html: `<p>${change.after.data().note}</p>` }); // !alert email-injection
});
export async function daily() {
  const found = await getFirestore().collection("orders").limit(50).get();
  await sendgrid.send({ ...mail, html: found.docs.map((each) => `<li>${each.data().note}</li>`).join("") }); // !alert email-injection
  found.forEach((each) => sendgrid.send({ ...mail, html: `<p>${each.get("note")}</p>` })); // !alert email-injection
}
