"use server";

import { headers } from "next/headers";
import { createToken } from "../../lib/tokens";
import { sendFixedLink, sendLink } from "../../lib/mail";

export async function requestReset(form: FormData) {
  const { email, token } = await createToken(String(form.get("email")));
  const host = (await headers()).get("host"); // !source
  await sendLink(email, `https://${host}/reset/${token}`);
  await sendFixedLink(email, `/reset/${token}`);
}
