/* Everything the page says. A third language is a third file and a third line here. */
import en from "./words.en.js";
import ru from "./words.ru.js";

export const TABLES = { en, ru };
export const LANGUAGES = { en: "English", ru: "Русский" };

const KEPT = "atelier.language";
const asked = localStorage.getItem(KEPT) ?? navigator.language.slice(0, 2);
export const language = asked in TABLES ? asked : "en";
const plurals = new Intl.PluralRules(language);

/** The sentence for `key`; `{name}` is replaced from `values`, and `n` picks the plural form. */
export function say(key, values = {}) {
  const entry = TABLES[language][key];
  if (entry === undefined) throw new Error(`no words for ${key}`);
  const sentence = typeof entry === "string" ? entry : (entry[plurals.select(values.n)] ?? entry.other);
  return sentence.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

/** Whether a word is in the tables: for names that come from Telegram, such as chat actions. */
export const known = (key) => key in TABLES[language];

/** The page in another language: said once, remembered, and the page starts anew. */
export function choose(code) {
  localStorage.setItem(KEPT, code);
  location.reload();
}
