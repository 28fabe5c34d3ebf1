import { onRequest, onCall } from "firebase-functions/v2/https";
import * as functions from "firebase-functions";
import { exec } from "node:child_process";
import { getFirestore } from "firebase-admin/firestore";
import { getStorage } from "firebase-admin/storage";

export const label = onRequest(async (req, res) => {
  exec(`label ${req.query.text}`); // !alert command-injection
  res.redirect(req.body.next); // !alert open-redirect
});
export const print = onCall(async (request) => {
  exec(`lp ${request.data.file}`); // !alert command-injection
  exec(`lp -n ${Number(request.data.count)}`); // !safe command-injection
  return (await getFirestore().collection("orders").doc(request.auth!.uid).get()).data();
});
export const old = functions.https.onCall((data, context) => {
  exec(`lp ${data.file}`); // !alert command-injection
  return { ok: true };
});
export const older = functions.region("europe-west1").https.onRequest((request, response) => {
  response.send(`<p>${request.query.name}</p>`); // !alert xss-server-response
});
