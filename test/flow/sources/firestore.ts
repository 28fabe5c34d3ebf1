import { onRequest } from "firebase-functions/v2/https";
import { onDocumentCreated } from "firebase-functions/v2/firestore";
import { getFirestore } from "firebase-admin/firestore";
import { getStorage } from "firebase-admin/storage";
import { getMessaging } from "firebase-admin/messaging";
import * as admin from "firebase-admin";
import { exec } from "node:child_process";

const db = getFirestore();
export const save = onRequest(async (req, res) => {
  await db.collection("orders").doc(String(req.params.id)).set(req.body); // !alert mass-assignment !either idor-by-request-id -- nobody is asked who he is
  await db.collection("orders").add({ note: String(req.body.note) }); // !safe mass-assignment
  await getStorage().bucket().file("a").download({ destination: `/srv/${req.query.name}` }); // !alert path-traversal
  const snapshot = await admin.firestore().collection("pages").doc("home").get();
  res.send(`<main>${req.query.title}</main>`); // !alert xss-server-response
  res.json(snapshot.data());
});
export const created = onDocumentCreated("orders/{id}", (event) => {
  exec(`notify ${Number(event.data?.data().count)}`); // !safe command-injection
});
