import { words } from "./names.ts";
import { remembered } from "./remembered.ts";

const PERSONAL =
  /\b(?:email|e mail|mail address|email address|phone|phone (?:number|no)|mobile|mobile (?:number|no)|telephone|(?:first|last|full|sur|given|family|maiden)(?: )?name|surname|(?:street|billing|shipping|home|postal|delivery|customer|ip) address|address (?:line )?[12]|date of birth|birth ?(?:date|day)|dob|ssn|social security(?: number)?|passport(?: (?:number|no))?|national id|tax id|iban)$/;
const HARMLESS =
  /^(?:has|is|valid|invalid|no|missing|should|can|send|sends|use|require|requires|verify|total|num|count|on|set|handle|same|use|show|hide)\b|\b(?:template|support|admin|sender|from|store|shop|company|merchant|vendor|supplier|seller|business|contact|product|file|default|placeholder|label|example|test)\b/;

/** True for names of data of a person: an address, a number of a phone, a date of birth. */
export const isPersonalName = remembered((name) => {
  const text = words(name);
  return PERSONAL.test(text) && !HARMLESS.test(text);
});
