import type { Ast } from "../syntax/ast.ts";
import type { Semantics } from "../semantics/semantics.ts";
import { unwrap } from "../semantics/unwrap.ts";

/** Those who carry messages to phones and charge for each: their packages, and how clients of them are called. */
const CARRIERS: readonly (readonly [name: RegExp, calls: RegExp])[] = [
  [/twilio/i, /(?:^|\.)(?:messages|verifications)\.create$/],
  [
    /vonage|nexmo/i,
    /(?:^|\.)(?:sms\.send|messages?\.send(?:Sms)?|verify\.(?:start|request)|verify2\.newRequest)$/,
  ],
  [/message_?bird/i, /(?:^|\.)(?:messages|verify)\.create$/],
  [/plivo/i, /(?:^|\.)(?:messages|verify_?session)\.create$/i],
  [/telnyx/i, /(?:^|\.)(?:messages|verifications)\.(?:create|send|sms)$/],
  [/sinch/i, /(?:^|\.)(?:batches\.send|verifications\.startSms)$/],
  [/infobip/i, /(?:^|\.)sms\.send$/],
  [/telesign/i, /(?:^|\.)sms\.(?:message|send)$/i],
];
/** Objects that can only be for that: `sms.send(…)`, `smsClient.send(…)`. */
const FOR_TEXTS = /(?:^|\.)\w*sms(?:client|service|api|gateway|sender)?\.send$/i;

/**
 * True for a call that sends a message to a phone. Chats and assistants have messages as well, so
 * that a name such as `messages.create` says it only together with that of a carrier.
 */
export function sendsText(
  call: Ast.CallExpression,
  names: readonly string[],
  semantics: Semantics,
): boolean {
  const chain = names.join(".");
  if (FOR_TEXTS.test(chain)) return true;
  const carriers = CARRIERS.filter(([, calls]) => calls.test(chain)).map(([name]) => name);
  if (carriers.length === 0) return isPublished(call, names, semantics);
  const [module = ""] = (semantics.callee(call) ?? "").split("#");
  return carriers.some((each) => each.test(module) || names.some((own) => each.test(own)));
}

/** Amazon's notifications go to a phone where a number is given: `client.send(new PublishCommand({ PhoneNumber }))`. */
function isPublished(
  call: Ast.CallExpression,
  names: readonly string[],
  semantics: Semantics,
): boolean {
  const [first] = call.arguments;
  if (!first) return false;
  const method = names.at(-1);
  const given = unwrap(first);
  if (method === "send" && given.type === "NewExpression") {
    const isCommand = semantics.callee(given) === "@aws-sdk/client-sns#PublishCommand";
    return isCommand && hasNumber(given.arguments[0], semantics);
  }
  return method === "publish" && hasNumber(first, semantics);
}

function hasNumber(options: Ast.Node | undefined, semantics: Semantics): boolean {
  return options !== undefined && semantics.object(options)?.get("PhoneNumber") !== undefined;
}
