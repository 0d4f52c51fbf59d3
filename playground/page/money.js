/* Amounts as a person reads them. Telegram gives Stars whole and money in its smallest units. */
import { language, say } from "./words.js";

/** `amount` in the smallest units of `currency`; XTR is Telegram Stars, which have none smaller. */
export function money(amount, currency) {
  if (currency === "XTR") return say("stars", { n: amount });
  const format = new Intl.NumberFormat(language, { style: "currency", currency });
  return format.format(amount / 10 ** format.resolvedOptions().maximumFractionDigits);
}
