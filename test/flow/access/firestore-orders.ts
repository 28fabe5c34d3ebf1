import { getAuth } from "firebase-admin/auth";
import { getFirestore } from "firebase-admin/firestore";
import admin from "firebase-admin";
import { https } from "firebase-functions/v1";
import { HttpsError, onCall, onRequest } from "firebase-functions/v2/https";

const db = getFirestore();

export const order = onCall(async (request) => {
  if (!request.auth) throw new HttpsError("unauthenticated", "Sign in");
  const snap = await db.collection("orders").doc(request.data.orderId).get(); // !alert idor-by-request-id
  return snap.data();
});
export const ownOrder = onCall(async (request) => {
  if (!request.auth) throw new HttpsError("unauthenticated", "Sign in");
  const snap = await db.collection("users").doc(request.auth.uid).collection("orders").doc(request.data.orderId).get(); // !safe idor-by-request-id
  return snap.data();
});
export const comparedOrder = onCall(async ({ data, auth }) => {
  const snap = await db.collection("orders").doc(data.orderId).get(); // !safe idor-by-request-id
  const found = snap.data();
  if (!found || found.uid !== auth?.uid) throw new HttpsError("not-found", "No such order");
  return found;
});
export const comparedWithCaller = https.onCall(async (data, context) => {
  const caller = context.auth?.uid;
  const snap = await admin.firestore().collection("orders").doc(data.orderId).get(); // !safe idor-by-request-id
  if (snap.get("by") !== caller) return null;
  return snap.data();
});
export const product = onCall(async ({ data }) => {
  const snap = await db.collection("products").doc(data.sku).get(); // !safe idor-by-request-id
  return snap.data();
});
export const history = onCall(async ({ data, auth }) => {
  if (!auth) throw new HttpsError("unauthenticated", "Sign in");
  const snaps = await db.collection("orders").orderBy("createdAt").where("uid", "==", data.uid).get(); // !alert idor-by-request-id
  return snaps.docs.map((each) => each.data());
});
export const ownHistory = onCall(async ({ auth }) => {
  if (!auth) throw new HttpsError("unauthenticated", "Sign in");
  const snaps = await db.collection("orders").where("uid", "==", auth.uid).get(); // !safe idor-by-request-id
  return snaps.docs.map((each) => each.data());
});
export const cancel = onRequest(async (req, res) => {
  const token = await getAuth().verifyIdToken(String(req.headers.authorization));
  const ref = db.collection("orders").doc(req.body.orderId); // !safe idor-by-request-id
  const snap = await ref.get();
  if (snap.get("placedFor") !== token.uid) {
    res.sendStatus(404);
    return;
  }
  await ref.update({ status: "cancelled" });
  res.sendStatus(204);
});

export const place = onCall(async ({ data, auth }) => {
  await db.collection("orders").add({ uid: auth?.uid, items: data.items, total: data.total }); // !alert client-supplied-order-total
});
export const placeBelow = onCall(async ({ data, auth }) => {
  await db.collection("users").doc(auth!.uid).collection("orders").add({ total: data.total }); // !alert client-supplied-order-total
});
export const placeNamed = onCall(async ({ data, auth }) => {
  await db.collection("orders").doc(crypto.randomUUID()).set({ uid: auth?.uid, amount: data.amount }); // !alert client-supplied-order-total
});
export const placeInBatch = onCall(async ({ data, auth }) => {
  await db.runTransaction(async (transaction) => {
    transaction.set(db.collection("orders").doc(), { uid: auth?.uid, totalPrice: data.totalPrice }); // !alert client-supplied-order-total
  });
});
export const placePriced = onCall(async ({ data, auth }) => {
  const snap = await db.collection("products").doc(data.sku).get();
  await db.collection("orders").add({ uid: auth?.uid, total: snap.get("priceCents") }); // !safe client-supplied-order-total
});
export const suggest = onCall(async ({ data }) => {
  await db.collection("products").add({ name: data.name, price: data.price }); // !safe client-supplied-order-total
});
